package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;

class ReembedFunctionTest {

  private static final MemoryWrite WRITE =
      Samples.write(Samples.episode("Book a flight", List.of(), List.of("search")));
  private static final Episode EPISODE = WRITE.episode();
  private static final MemoryWrite WITHOUT =
      WRITE.withEpisode(EPISODE.withEmbedding(Embedding.none("tiny", 2)));
  private static final int MOST = 20;
  private static final long LATER = EPISODE.startedAt() + 1;

  @Test
  void sendsAgainWhatHadNoVectorWhenItIsToldTo() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(WITHOUT, 1);
      Embedding made = Embedding.of("tiny", new float[] {1, 0});
      harness.processElement(WRITE.withEpisode(EPISODE.withEmbedding(made)), 2);
      assertThat(harness.extractOutputValues()).isEmpty();
      snapshot = harness.snapshot(1, 3);
    }
    try (var harness = harness()) {
      harness.initializeState(snapshot);
      harness.open();
      // Twice: what got no vector is still there.
      reembed(harness, EPISODE.space());
      reembed(harness, EPISODE.space());
      reembed(harness, "another");

      assertThat(harness.extractOutputValues())
          .hasSize(2)
          .allSatisfy(
              write -> {
                assertThat(write.again()).isTrue();
                assertThat(write.episode())
                    .usingRecursiveComparison()
                    .isEqualTo(EPISODE.withEmbedding(null));
              });
    }
  }

  @Test
  void keepsNothingOfWhatIsForgottenBeforeOrAfterItCame() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement(WITHOUT, 1);
      harness.processElement(forget(EPISODE.startedAt()), 2);
      reembed(harness, EPISODE.space());
      assertThat(harness.extractOutputValues()).hasSize(1);

      harness.processElement(forget(LATER), 3);
      reembed(harness, EPISODE.space());
      harness.processElement(WITHOUT, 4);
      reembed(harness, EPISODE.space());

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void isBounded() throws Exception {
    try (var harness = harness(new ReembedFunction(MOST))) {
      harness.open();
      for (int i = 0; i < MOST + 5; i++) {
        harness.processElement(WITHOUT.withEpisode(named("e" + i)), i);
      }
      reembed(harness, EPISODE.space());

      assertThat(harness.extractOutputValues()).hasSize(MOST);
    }
  }

  private static Episode named(String id) {
    Episode from = WITHOUT.episode();
    return new Episode(
        from.space(),
        id,
        from.task(),
        from.agent(),
        from.user(),
        from.session(),
        from.startedAt(),
        from.closedAt(),
        from.status(),
        from.outcome(),
        from.steps(),
        from.reward(),
        from.value(),
        from.reflection(),
        from.salience(),
        from.summary(),
        from.fingerprint(),
        from.embedding());
  }

  private static MemoryWrite forget(long at) {
    return MemoryWrite.of(
        Command.forget("f" + at, EPISODE.space(), TargetKind.SPACE, EPISODE.space(), false, at));
  }

  private static void reembed(
      KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness,
      String space)
      throws Exception {
    harness.processElement(MemoryWrite.of(Command.reembed("c", space, LATER)), 9);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness()
      throws Exception {
    return harness(new ReembedFunction());
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness(
      ReembedFunction function) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(function), MemoryWrite::space, Types.STRING);
  }
}
