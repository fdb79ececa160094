package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;

class PatternsViewTest {

  private static final List<Pattern> PATTERNS =
      List.of(
          pattern("p-1", PatternKind.RECOVERY, "pay: declined", List.of("ask", "pay"), 9, 8, 3),
          pattern("p-2", PatternKind.SEQUENCE, null, List.of("find", "hold"), 5, 2, 0),
          pattern("p-3", PatternKind.SEQUENCE, null, List.of("find", "book"), 5, 5, 0));

  @Test
  void printsARowForEachPatternMostCertainFirstWithinItsKind() {
    assertThat(PatternsView.table(PATTERNS, null))
        .isEqualTo(
            """
            kind      domain  pattern                     seen  succeeded  bound  lift   helped
            sequence  travel  find > book                 5     5          1.000  1.200  -
            sequence  travel  find > hold                 5     2          0.400  1.200  -
            recovery  travel  pay: declined -> ask > pay  9     8          0.889  1.200  2 of 3

            3 patterns
            """);
  }

  @Test
  void printsOneKindOnly() {
    assertThat(PatternsView.table(PATTERNS, PatternKind.RECOVERY))
        .contains("pay: declined")
        .doesNotContain("find")
        .endsWith("\n1 pattern\n");
  }

  @Test
  void saysThatThereIsNone() {
    assertThat(PatternsView.table(PATTERNS, PatternKind.CHANGE)).isEqualTo("no patterns\n");
  }

  private static Pattern pattern(
      String id,
      PatternKind kind,
      String condition,
      List<String> tools,
      int support,
      int successes,
      int applied) {
    return new Pattern(
        "s",
        id,
        kind,
        "travel",
        condition,
        tools,
        support,
        successes,
        (double) successes / support,
        1.2,
        applied,
        Math.max(0, applied - 1),
        0,
        1,
        0,
        0,
        List.of(),
        null,
        false);
  }
}
