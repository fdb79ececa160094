package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.episodic.StoredEpisode;
import org.mneme.model.Binding;
import org.mneme.model.Complexity;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;

/** An experience that several made, of which one is forgotten. */
class SharedExperienceTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);
  private static final long LATER = END + 600_000;

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(made(0, "ada"), made(1, "bob"));
      memory.watermark(END);
      memory.write(forget(TargetKind.USER, "ada", END + 1));
      memory.watermark(LATER);

      Hit hit = memory.ask(query(TEN, 9, 1, 0)).hits().get(0);
      assertThat(hit.id()).isEqualTo("e01");
      assertThat(hit.digest().user()).isEqualTo("bob");
      assertThat(hit.digest().closedAt()).isEqualTo(TEN + 1);
      assertThat(hit.digest().summary()).isNull();
      assertThat(hit.digest().occurrences()).isEqualTo(1);
      assertThat(hit.digest().episodes()).containsExactly("e01");
      assertThat(hit.digest().task().description()).isEqualTo("the task");
      assertThat(memory.canonical(SPACE)).noneMatch(line -> line.contains("ada"));
    }
  }

  /** Any one of many goes: first, kept by name, or among those that are not; or all but one. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "23", "24", "0 1 2", "3 12 24", "0 23 24", "1 3 5 7 9 11 13"})
  void isToTheLastBitAsIfTheOccurrenceHadNeverCome(String gone) throws Exception {
    List<Integer> forgotten = Arrays.stream(gone.split(" ")).map(Integer::valueOf).toList();
    List<Episode> all = new ArrayList<>();
    List<Episode> others = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      boolean isGone = forgotten.contains(i);
      all.add(made(i, isGone ? "ada" : "bob"));
      if (!isGone) {
        others.add(made(i, "bob"));
      }
    }
    MemoryWrite forget = forget(TargetKind.USER, "ada", END + 1);

    List<String> without = learned(others, forget);
    List<String> with = learned(all, forget);

    // Of a first occurrence that is gone also the summary is.
    assertThat(forgotten.contains(0) ? withoutDigest(with) : with)
        .isEqualTo(forgotten.contains(0) ? withoutDigest(without) : without);
  }

  @Test
  void givesItsBindingsTheKeyOfItsNewId() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(made(0, "ada"), made(1, "bob"));
      memory.store(episode("x", TEN, 1, 0), episode("y", TEN, 1, 0), episode("z", TEN, 1, 0));
      memory.write(window(END, cluster("x", "y", "z")));
      memory.watermark(END);
      assertThat(memory.bindings().values()).extracting(Binding::episode).contains("e00");

      memory.write(forget(TargetKind.EPISODE, "e00", END + 1));
      memory.watermark(LATER);

      assertThat(memory.bindings().values())
          .extracting(Binding::episode)
          .containsExactlyInAnyOrder("e01", "x", "y", "z");
      memory.dump(SPACE).assertSound(1);
    }
  }

  @Test
  void takesOnlyTheForgottenMembersShareOutOfAConcept() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(made(0, "ada"), made(1, "bob"), made(2, "bob"), made(3, "bob"));
      memory.write(window(END, cluster("e00", "e01", "e02", "e03")));
      memory.watermark(END);
      memory.write(forget(TargetKind.EPISODE, "e02", END + 1));
      memory.watermark(LATER);

      assertThat(memory.dump(SPACE).concepts.values())
          .singleElement()
          .satisfies(concept -> assertThat(concept.members()).isEqualTo(3));
      assertThat(memory.receipts().get(0).experiences()).isZero();
      memory.dump(SPACE).assertSound(1);
    }
  }

  @Test
  void keepsWhatAFilterFindsItByWhenComplexityAloneDiffers() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          labelled(made(0, "ada"), null, Complexity.COMPLEX),
          labelled(made(1, "bob"), null, Complexity.SIMPLE));
      memory.watermark(END);
      memory.write(forget(TargetKind.USER, "ada", END + 1));
      memory.watermark(LATER);

      StoredEpisode left = memory.dump(SPACE).episodes.values().iterator().next();
      assertThat(left.domain()).isEqualTo("airline");
      assertThat(left.tags()).containsExactly("tag");
      Task task = memory.ask(query(TEN, 9, 1, 0)).hits().get(0).digest().task();
      assertThat(task.domain()).isEqualTo("airline");
      assertThat(task.tags()).containsExactly("tag");
      assertThat(task.complexity()).isNull();
    }
  }

  @Test
  void losesALanguageWithTheLastThatHadIt() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          labelled(made(0, "ada"), "fr", null),
          labelled(made(1, "bob"), "de", null),
          labelled(made(2, "cleo"), "fr", null));
      memory.watermark(END);
      memory.write(forget(TargetKind.USER, "ada", END + 1));
      memory.watermark(LATER);
      assertThat(language(memory)).isEqualTo("fr");

      memory.write(forget(TargetKind.USER, "cleo", LATER + 1));
      memory.watermark(LATER + 600_000);
      assertThat(language(memory)).isNull();
    }
  }

  private static String language(MemoryHarness memory) throws Exception {
    return memory.ask(query(TEN, 9, 1, 0)).hits().get(0).digest().task().language();
  }

  private static List<String> learned(List<Episode> episodes, MemoryWrite forget) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episodes.toArray(Episode[]::new));
      memory.watermark(END);
      memory.write(forget);
      memory.watermark(LATER);
      memory.dump(SPACE).assertSound(0);
      // A sequence that loses its last episode begins anew.
      return memory.canonical(SPACE).stream().filter(l -> !l.startsWith("sequence")).toList();
    }
  }

  private static List<String> withoutDigest(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll(" digest=\\S+", "")).toList();
  }

  /** The {@code i}-th time that one task was done; values that no float holds exactly. */
  private static Episode made(int i, String user) {
    Episode one = episode(SPACE, String.format("e%02d", i), "same", TEN + i, 0.1 + 0.017 * i, 1, 0);
    return with(one, user, new Task("the task", null, "airline", List.of("tag"), null, null, null));
  }

  private static Episode labelled(Episode episode, String language, Complexity complexity) {
    return with(
        episode,
        episode.user(),
        new Task("the task", null, "airline", List.of("tag"), language, null, complexity));
  }

  private static Episode with(Episode one, String user, Task task) {
    return new Episode(
        one.space(),
        one.episode(),
        task,
        one.agent(),
        user,
        null,
        one.startedAt(),
        one.closedAt(),
        one.status(),
        one.outcome(),
        one.steps(),
        one.reward(),
        one.value(),
        one.reflection(),
        one.salience(),
        one.summary(),
        one.fingerprint(),
        one.embedding());
  }
}
