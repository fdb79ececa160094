package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.patterns.SeededPatterns.change;
import static org.mneme.association.patterns.SeededPatterns.sequence;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.patterns.KnownPattern;
import org.mneme.association.patterns.SeededPatterns;
import org.mneme.association.patterns.ShownRows;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Pattern;
import org.mneme.model.PatternWindow;
import org.mneme.model.TargetKind;

/** What becomes of the patterns that mining hands on. */
public class PatternArrivalTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);
  private static final long LATER = END + 600_000;

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(patterns(sequence("p", "search", "book").shownBy("a")));
      memory.ask(query(TEN, 1, 1, 0));

      assertThat(evidence(memory, "p")).containsExactly("a");
      assertThat(memory.canonical(SPACE)).anyMatch(line -> line.startsWith("pattern \"p\""));
      assertThat(memory.timers()).as("only the episode waits").isEqualTo(1);
    }
  }

  @Test
  void takesTheLastRecordOfAPatternAndDropsWhatIsDropped() throws Exception {
    try (MemoryHarness memory = loaded()) {
      memory.write(patterns(sequence("p", "x", "y"), sequence("q", "x", "z")));
      memory.write(patterns(sequence("p", "x", "y").bound(0.9)));
      memory.write(write(Pattern.dropped(SPACE, "q")));

      assertThat(memory.held(SPACE).patterns.get("p").pattern().bound()).isEqualTo(0.9);
      assertThat(memory.held(SPACE).patterns.get("q")).isNull();
      assertHotTierEqualsState(memory);
    }
  }

  @Test
  void findsEvidenceThatComesOnlyAfterThePattern() throws Exception {
    try (MemoryHarness memory = loaded()) {
      memory.write(patterns(sequence("p", "x", "y").shownBy("late")));
      assertThat(evidence(memory, "p")).isEmpty();

      memory.store(episode("late", TEN + 1, 0, 1));
      assertThat(evidence(memory, "p")).containsExactly("late");
      assertHotTierEqualsState(memory);
    }
  }

  @Test
  void followsEvidenceThatBecomesAnOccurrenceOfAnotherExperience() throws Exception {
    try (MemoryHarness memory = loaded()) {
      memory.store(
          SeededEpisodes.episode(SPACE, "first", "same", TEN, 0.5, 0, 1),
          SeededEpisodes.episode(SPACE, "second", "same", TEN + 1, 0.5, 0, 1));
      memory.write(patterns(sequence("p", "x", "y").shownBy("first", "second")));
      memory.watermark(LATER);

      int row = memory.dump(SPACE).refs.get("first").row();
      assertThat(memory.held(SPACE).patterns.get("p").shownRows(rows(memory)))
          .containsExactly(row, row);
      assertHotTierEqualsState(memory);
    }
  }

  @Test
  void namesNoEpisodeThatAWaitingForgetNames() throws Exception {
    try (MemoryHarness memory = loaded()) {
      memory.store(episode("b", TEN, 0, 1));
      memory.write(
          patterns(
              sequence("both", "x", "y").shownBy("a", "b"),
              sequence("alone", "x", "z").shownBy("b"),
              change("change", "b").shownBy("a")));

      memory.write(forget(TargetKind.EPISODE, "b", TEN + 1));
      memory.ask(query(TEN, 1, 1, 0));

      assertThat(evidence(memory, "both")).containsExactly("a");
      assertThat(isShown(memory, "alone")).isFalse();
      assertThat(memory.held(SPACE).patterns.get("change").shown(rows(memory)).change().episode())
          .isNull();

      memory.watermark(LATER);
      memory.ask(query(TEN, 1, 1, 0));
      assertThat(evidence(memory, "both")).containsExactly("a");
      assertHotTierEqualsState(memory);
    }
  }

  @Test
  void forgetsWithASpaceThePatternsThatOnlyTheForgottenShows() throws Exception {
    try (MemoryHarness memory = loaded()) {
      memory.write(
          patterns(
              sequence("old", "x", "y").lastAt(TEN).shownBy("a"),
              sequence("new", "x", "z").lastAt(END + 9).shownBy("b")));
      memory.store(episode("b", TEN + 120_000, 0, 1));

      memory.write(forget(TargetKind.SPACE, SPACE, TEN + 1));
      memory.ask(query(TEN, 1, 1, 0));
      assertThat(isShown(memory, "old")).isFalse();
      assertThat(isShown(memory, "new")).isTrue();

      memory.watermark(END);
      assertThat(memory.canonical(SPACE))
          .filteredOn(line -> line.startsWith("pattern"))
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("pattern \"new\""));
      assertHotTierEqualsState(memory);
    }
  }

  @Test
  void survivesARestart() throws Exception {
    try (MemoryHarness memory = loaded()) {
      memory.write(patterns(sequence("p", "x", "y").shownBy("a"), change("c", "a")));
      List<String> before = memory.canonical(SPACE);
      try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, memory.snapshot(), 1, 0)) {
        assertThat(restored.canonical(SPACE)).isEqualTo(before);
        restored.ask(query(TEN, 1, 1, 0));
        assertThat(evidence(restored, "p")).containsExactly("a");
      }
    }
  }

  /** A space that holds "a" and is in the hot tier. */
  private static MemoryHarness loaded() throws Exception {
    MemoryHarness memory = MemoryHarness.open(DEFAULTS);
    memory.store(episode("a", TEN, 1, 0));
    memory.ask(query(TEN, 1, 1, 0));
    return memory;
  }

  public static MemoryWrite patterns(SeededPatterns... patterns) {
    return write(Stream.of(patterns).map(SeededPatterns::pattern).toArray(Pattern[]::new));
  }

  private static MemoryWrite write(Pattern... patterns) {
    return MemoryWrite.of(SPACE, new PatternWindow(END, List.of(patterns)));
  }

  private static void assertHotTierEqualsState(MemoryHarness memory) throws Exception {
    HotSpace held = memory.held(SPACE);
    HotSpace fresh = memory.dump(SPACE).load();
    assertThat(held.patterns.size()).isEqualTo(fresh.patterns.size());
    assertThat(held.patterns.bytes()).isEqualTo(fresh.patterns.bytes());
    for (KnownPattern known : fresh.patterns.all()) {
      KnownPattern hot = held.patterns.get(known.pattern().id());
      assertThat(hot.pattern()).isEqualTo(known.pattern());
      assertThat(hot.shownRows(all())).isEqualTo(known.shownRows(all()));
    }
  }

  private static List<String> evidence(MemoryHarness memory, String pattern) {
    return memory.held(SPACE).patterns.get(pattern).shownEvidence(rows(memory));
  }

  private static boolean isShown(MemoryHarness memory, String pattern) {
    PatternRows rows = new PatternRows(memory);
    return memory.held(SPACE).patterns.isShown(memory.held(SPACE).patterns.get(pattern), rows);
  }

  private static ShownRows rows(MemoryHarness memory) {
    return new PatternRows(memory);
  }

  private static ShownRows all() {
    return new PatternRows(null);
  }

  /** What the hot tier shows; everything where there is none. */
  private record PatternRows(MemoryHarness memory) implements ShownRows {
    @Override
    public boolean isShown(int row) {
      return memory == null || !memory.held(SPACE).index.isHidden(row);
    }

    @Override
    public float cosine(int row) {
      return 0;
    }
  }
}
