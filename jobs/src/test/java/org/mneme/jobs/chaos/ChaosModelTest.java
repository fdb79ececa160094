package org.mneme.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

class ChaosModelTest {

  private static final int BURSTS = 6;
  private static final long DISORDER = 2_000;

  @Test
  void isAFunctionOfItsSeed() {
    assertThat(log(3)).isEqualTo(log(3)).isNotEqualTo(log(4));
  }

  @Test
  void writesNoRecordMoreThanTheDisorderAfterALaterOne() {
    Map<String, Long> latest = new HashMap<>();
    for (ChaosRecord record : log(1)) {
      String partition = record.topic() + "-" + record.partition();
      long before = latest.merge(partition, record.at(), Math::max);
      assertThat(before - record.at()).isLessThan(DISORDER);
    }
  }

  @Test
  void bringsTimeOnInEveryPartitionInTheEnd() {
    ChaosModel model = new ChaosModel(1);
    model.burst();
    List<ChaosRecord> end = model.end();

    for (Topic topic : List.of(Topic.EPISODES, Topic.STEPS, Topic.FEEDBACK, Topic.COMMANDS)) {
      for (int partition = 0; partition < ChaosModel.PARTITIONS; partition++) {
        int of = partition;
        assertThat(end).anyMatch(r -> r.topic() == topic && r.partition() == of);
      }
    }
  }

  @Test
  void plantsWhatIsRefusedAndNothingElseIs() {
    ChaosModel model = new ChaosModel(1);
    List<String> refused = new ArrayList<>();
    for (int burst = 0; burst < BURSTS; burst++) {
      for (ChaosRecord record : model.burst()) {
        if (decoded(record).rejection() != null) {
          refused.add(record.value());
        }
      }
    }
    assertThat(refused).containsExactlyInAnyOrderElementsOf(model.refused()).hasSize(2 * BURSTS);
  }

  private static Inbound decoded(ChaosRecord record) {
    JsonCodec codec = new JsonCodec();
    Origin origin =
        new Origin(
            record.topic().suffix(),
            record.partition(),
            0,
            System.currentTimeMillis(),
            null,
            record.value().getBytes(StandardCharsets.UTF_8));
    return switch (record.topic()) {
      case EPISODES -> codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
      case STEPS -> codec.decodeEpisodeEvent(origin, EpisodeTopic.STEPS);
      case FEEDBACK -> codec.decodeFeedback(origin);
      default -> codec.decodeCommand(origin);
    };
  }

  private static List<ChaosRecord> log(long seed) {
    ChaosModel model = new ChaosModel(seed);
    List<ChaosRecord> log = new ArrayList<>();
    for (int burst = 0; burst < BURSTS; burst++) {
      log.addAll(model.burst());
    }
    log.addAll(model.end());
    return log;
  }
}
