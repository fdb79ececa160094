package org.mneme.jobs.load.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.load.Pace;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.RecallResult;
import org.mneme.wire.Codec;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

class ReplayTest {

  private static final Codec CODEC = new JsonCodec();
  private static final ReplaySize SMALL = new ReplaySize(1, 100.0, 10, 0, 7);
  private static final long MILLI = 1_000_000;

  @ParameterizedTest
  @EnumSource(ReplayName.class)
  void writesRecordsThatAreAcceptedAndAnswersThatDiffer(ReplayName name) {
    Replay replay = name.make(SMALL, CODEC);
    Set<String> answers = new HashSet<>();
    List<Operation> operations = new ArrayList<>();
    replay.preload().forEachRemaining(operations::add);
    for (Scene scene : replay.scenes()) {
      for (int i = 0; i < 20; i++) {
        operations.add(scene.operations().operation(scene.name().replace(' ', '-'), i));
      }
    }

    for (Operation operation : operations) {
      assertThat(answers.add(operation.answer())).as(operation.answer()).isTrue();
      operation.records().forEach(sent -> assertThat(decoded(sent).rejection()).isNull());
    }
    assertThat(replay.source()).isNotBlank();
  }

  @Test
  void mixesEngramsOperationsByTheirWeights() {
    Scene mix = ReplayName.BASELINE.make(SMALL, CODEC).scenes().get(0);

    Map<String, Integer> kinds = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      kinds.merge(mix.operations().operation("run", i).kind(), 1, Integer::sum);
    }

    assertThat(kinds.get("store") / 4_000.0).isCloseTo(0.5, within(0.03));
    assertThat(kinds.get("recall") / 4_000.0).isCloseTo(0.425, within(0.03));
    assertThat(kinds.get("search") / 4_000.0).isCloseTo(0.075, within(0.02));
  }

  @Test
  void storesVectorsOfLengthOneThatLieInClusters() {
    ClusteredVectors vectors = new ClusteredVectors(768, 10, 0.2, 7);
    int near = 0;
    float[] first = vectors.next();
    for (int i = 0; i < 200; i++) {
      double cosine = 0;
      float[] other = vectors.next();
      for (int j = 0; j < first.length; j++) {
        cosine += first[j] * other[j];
      }
      // 1/3 of a centre's and 0.04 of the noise's variance: a cosine of 0.89 within a cluster.
      assertThat(Math.abs(cosine) < 0.2 || Math.abs(cosine - 0.89) < 0.03).isTrue();
      near += cosine > 0.5 ? 1 : 0;
    }
    assertThat(near).isBetween(8, 40);
  }

  @Test
  void tellsLifecycleStepsAsPublished() {
    Operation episode =
        ReplayName.LIFECYCLE.make(SMALL, CODEC).scenes().get(2).operations().operation("run", 0);

    assertThat(episode.records()).hasSize(12);
    EpisodeEvent third = decoded(episode.records().get(3)).event();
    assertThat(third.step().tool()).isEqualTo("tool_2");
    assertThat(third.step().latencyMillis()).isEqualTo(70);
    assertThat(third.step().tokens()).isEqualTo(140);
  }

  @Test
  void countsFromWhenAnOperationWasDueAndOnlyItsOwnAnswers() {
    SceneMeter meter = new SceneMeter(new Pace(0, 1_000), 2);
    meter.expect(0, new Operation("store", List.of(), "a"));
    meter.expect(1, new Operation("recall", List.of(), "b"));

    assertThat(meter.index("b")).isEqualTo(1);
    assertThat(meter.received("of another scene", 5 * MILLI)).isEqualTo(-1);
    assertThat(meter.received("b", 5 * MILLI)).isEqualTo(1);
    assertThat(meter.received("b", 6 * MILLI)).isEqualTo(-1);

    assertThat(meter.left()).isEqualTo(1);
    assertThat(meter.figures().get("recall").p50Micros()).isCloseTo(4_000, within(10L));
    assertThat(meter.figures()).doesNotContainKey("store");
  }

  @Test
  void comparesASearchWithTheExactOneWhicheverIsAnsweredFirst() {
    Overlap overlap = new Overlap(2);
    overlap.judge(0, result("a", "b"));
    overlap.judge(3, result("c", "d"));
    assertThatThrownBy(overlap::mean).hasMessage("only 0 of 2 pairs were answered");
    overlap.judge(1, result("a", "x"));
    overlap.judge(2, result("c", "d"));

    assertThat(overlap.mean()).isEqualTo(0.75);
  }

  @Test
  void judgesHitsByWhatTheirIdsBeginWith() {
    Precision precision = new Precision("web-api-");
    precision.judge(0, result("web-api-1", "data-science-1"));
    precision.expect(1, "garden-");
    precision.judge(1, result("garden-1"));
    precision.judge(2, result());

    assertThat(precision.mean()).isEqualTo(0.5);
  }

  private static RecallResult result(String... ids) {
    List<Hit> hits = new ArrayList<>();
    for (String id : ids) {
      hits.add(new Hit(HitKind.EPISODE, id, 1, 1, Map.of(), List.of(), null, null));
    }
    return new RecallResult(
        "q", "s", 0, hits, null, false, false, List.of(), Map.of(), null, null, 0, null, null);
  }

  private static Inbound decoded(Operation.Sent sent) {
    Origin origin =
        new Origin(
            sent.topic().toString(),
            0,
            0,
            System.currentTimeMillis(),
            sent.key().getBytes(StandardCharsets.UTF_8),
            sent.value());
    return sent.topic() == Topic.QUERIES
        ? CODEC.decodeQuery(origin)
        : CODEC.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
  }
}
