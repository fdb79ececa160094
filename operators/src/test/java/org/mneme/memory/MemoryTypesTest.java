package org.mneme.memory;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.episodic.StoredEpisode;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Feedback;
import org.mneme.model.Inbound;
import org.mneme.model.LatencySample;
import org.mneme.model.LatencySummary;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Pattern;
import org.mneme.model.PatternWindow;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

class MemoryTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        SpaceProfile.class,
        EpisodeRef.class,
        AcknowledgedRef.class,
        LearningClock.class,
        SequenceTail.class,
        PendingExperience.class,
        Feedback.class,
        Command.class,
        ClusterWindow.class,
        StoredEpisode.class,
        Episode.class,
        EpisodeDigest.class,
        EpisodeEvent.class,
        Inbound.class,
        LatencySample.class,
        LatencySummary.class,
        MemoryWrite.class,
        Pattern.class,
        PatternWindow.class,
        RecallQuery.class,
        RecallResult.class,
        Rejection.class,
        UsedSpace.class,
        WaitingQuery.class
      })
  void serialiseAsPojosWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
