package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.Plane.END;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.ConceptIds;
import org.mneme.memory.Asked;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Completion;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.Outcome;
import org.mneme.model.PackedVector;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.Share;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class PatternCompletionTest {

  /** Two kinds of episodes: alike in their first two components, apart in the others. */
  private static final float[] REFUND = {0.6f, 0, 0.8f, 0};

  private static final float[] BOOKING = {0, 0.6f, 0, 0.8f};

  private static final QueryFilter AIRLINE =
      new QueryFilter(
          "airline", null, List.of(), List.of(), null, null, null, null, null, null, null);

  @Test
  void fillsInWhatAPartialVectorLeavesOpen() throws Exception {
    try (MemoryHarness memory = open()) {
      RecallResult result =
          memory.ask(
              Asked.at(END, 1, 0, 0, 0)
                  .known(true, true, false, false)
                  .mode(RecallMode.COMPLETE)
                  .k(3)
                  .query());

      Completion completed = result.completed();
      assertThat(PackedVector.unpack(completed.vector())).containsExactly(REFUND, within(1e-5f));
      assertThat(completed.type()).containsExactly(new Share("refund", 1));
      assertThat(completed.verdict()).containsExactly(new Share("failure", 1));
      assertThat(completed.concepts())
          .containsExactly(new Share(ConceptIds.of(SPACE, END, "r1"), 1));
      assertThat(completed.confidence()).isEqualTo(0.9, within(1e-5));
      assertThat(result.hits()).extracting(Hit::id).containsExactlyInAnyOrder("r1", "r2", "r3");
    }
  }

  @Test
  void keepsWhatIsKnownOfTheVector() throws Exception {
    try (MemoryHarness memory = open()) {
      Completion completed =
          memory
              .ask(
                  Asked.at(END, 0.8f, 0.6f, 9, 9)
                      .known(true, true, false, false)
                      .mode(RecallMode.COMPLETE)
                      .query())
              .completed();

      float[] vector = PackedVector.unpack(completed.vector());
      assertThat(vector[1] / vector[0]).isEqualTo(0.75f, within(1e-5f));
      assertThat(vector[2]).isGreaterThan(vector[3]).isPositive();
      assertThat(completed.concepts()).hasSize(2);
    }
  }

  @Test
  void fillsInTheFieldsThatAFilterLeavesOpen() throws Exception {
    try (MemoryHarness memory = open()) {
      Completion completed =
          memory.ask(Asked.at(END).filter(AIRLINE).mode(RecallMode.COMPLETE).query()).completed();

      assertThat(completed.domain()).isEmpty();
      assertThat(completed.type())
          .containsExactly(new Share("booking", 0.5), new Share("refund", 0.5));
      assertThat(completed.tags()).contains(new Share("flight", 1));
      assertThat(completed.tools()).isEmpty();
    }
  }

  @Test
  void countsOnlyWhatSatisfiesTheKnownFields() throws Exception {
    try (MemoryHarness memory = open()) {
      QueryFilter failed =
          new QueryFilter(
              null,
              null,
              List.of(),
              List.of(),
              null,
              null,
              null,
              Verdict.FAILURE,
              null,
              null,
              null);

      Completion completed =
          memory.ask(Asked.at(END).filter(failed).mode(RecallMode.COMPLETE).query()).completed();

      assertThat(completed.type()).containsExactly(new Share("refund", 1));
      assertThat(completed.verdict()).isEmpty();
    }
  }

  @Test
  void completesNothingWhereNoConceptFits() throws Exception {
    try (MemoryHarness memory = open()) {
      RecallResult result =
          memory.ask(Asked.at(END, -1, 0, 0, 0).mode(RecallMode.COMPLETE).query());
      RecallResult ofNothing = memory.ask(Asked.at(END).mode(RecallMode.COMPLETE).query());

      assertThat(result.completed()).isNull();
      assertThat(ofNothing.completed()).isNull();
      assertThat(ofNothing.degraded()).containsExactly("similarity");
    }
  }

  private static MemoryHarness open() throws Exception {
    MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(new Configuration()));
    for (String id : List.of("r1", "r2", "r3")) {
      memory.store(of(id, "refund", Verdict.FAILURE, REFUND));
    }
    for (String id : List.of("b1", "b2", "b3")) {
      memory.store(of(id, "booking", Verdict.SUCCESS, BOOKING));
    }
    memory.write(window(END, cluster("r1", "r2", "r3"), cluster("b1", "b2", "b3")));
    memory.watermark(END);
    return memory;
  }

  private static Episode of(String id, String type, Verdict verdict, float[] vector) {
    Episode plain = episode(id, TEN, vector);
    return new Episode(
        plain.space(),
        plain.episode(),
        new Task("task of " + id, type, "airline", List.of("flight", id), null, null, null),
        plain.agent(),
        plain.user(),
        plain.session(),
        plain.startedAt(),
        plain.closedAt(),
        plain.status(),
        new Outcome(verdict, null, null, List.of(), List.of(), List.of()),
        plain.steps(),
        plain.reward(),
        plain.value(),
        plain.reflection(),
        plain.salience(),
        plain.summary(),
        plain.fingerprint(),
        Embedding.of(SeededEpisodes.MODEL, vector));
  }
}
