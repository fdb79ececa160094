package org.mneme.association;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        BindingRef.class,
        LinkRef.class,
        EpisodeEdges.class,
        StoredConcept.class,
        ConceptUsage.class
      })
  void serialiseAsPojosWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
