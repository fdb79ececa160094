package org.mneme.concepts;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.ClusterWindow;
import org.mneme.model.MemoryWrite;

/** What concept formation keeps and sends is serialised by Flink itself, without Kryo. */
class ConceptTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        ConceptCandidate.class,
        CandidateContent.class,
        ForgetOrder.class,
        ClusterWindow.class,
        MemoryWrite.class
      })
  void serialisesAsAPojoWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
