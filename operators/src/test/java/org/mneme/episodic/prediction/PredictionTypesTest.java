package org.mneme.episodic.prediction;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.EpisodeContext;
import org.mneme.model.Prediction;

/** What is kept of experiences is serialised by Flink itself, without Kryo. */
class PredictionTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Experience.class,
        Standing.class,
        Connection.class,
        EpisodeContext.class,
        Prediction.class
      })
  void serialisesAsAPojoWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
