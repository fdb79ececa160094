package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Step;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;

class StepDigestsTest {

  private static final long AT = 5_000;

  private final StepDigests digests = new StepDigests(new DigestParameters(3, 4, 5, 6));

  @Test
  void keepsShortTextsWhole() {
    assertThat(digests.digest(step("act", "{\"\"", "seen!", "failed", List.of("p")), AT))
        .isEqualTo(
            new StepDigest(
                7,
                AT,
                "tool",
                "act",
                "{\"\"",
                "seen!",
                StepStatus.ERROR,
                "failed",
                12L,
                34L,
                List.of("p"),
                List.of("x")));
  }

  @Test
  void cutsEachTextToItsOwnLength() {
    String text = "abcdefghij";
    StepDigest digest = digests.digest(step(text, text, text, text, List.of()), AT);

    assertThat(digest.action()).isEqualTo("ab…");
    assertThat(digest.parameters()).isEqualTo("abc…");
    assertThat(digest.observation()).isEqualTo("abcd…");
    assertThat(digest.message()).isEqualTo("abcde…");
  }

  @Test
  void keepsAbsentTextsAbsent() {
    StepDigest digest = digests.digest(step(null, null, null, null, List.of()), AT);

    assertThat(digest.action()).isNull();
    assertThat(digest.observation()).isNull();
  }

  @Test
  void sharesNoListWithTheRecord() {
    List<String> patterns = new ArrayList<>(List.of("p"));
    StepDigest digest = digests.digest(step(null, null, null, null, patterns), AT);
    patterns.set(0, "reused");

    assertThat(digest.appliedPatterns()).containsExactly("p");
  }

  private static Step step(
      String action, String parameters, String observation, String message, List<String> applied) {
    return new Step(
        7,
        "tool",
        action,
        parameters,
        observation,
        StepStatus.ERROR,
        message,
        12L,
        34L,
        new byte[] {0, 0, 0, 1},
        null,
        null,
        null,
        applied,
        List.of("x"));
  }
}
