package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.digest;
import static org.mneme.model.StepStatus.ERROR;
import static org.mneme.model.StepStatus.OK;
import static org.mneme.model.StepStatus.TIMEOUT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class FingerprintTest {

  private static final Task TASK = task("Book a flight to Seattle", null, null);
  private static final List<StepDigest> STEPS =
      List.of(digest(1, "search", OK), digest(2, "book", ERROR), digest(3, "book", OK));
  private static final String OF_STEPS = Fingerprint.of(TASK, STEPS, Verdict.SUCCESS);

  /**
   * Memory keeps fingerprints for ever: a change of these values (which another implementation of
   * the encoding gave) loses what it knows.
   */
  @Test
  void staysTheSameForEver() {
    assertThat(OF_STEPS).isEqualTo("45af6132f05af81c05642a37a526a3a9");
    assertThat(Fingerprint.of(task("", null, null), List.of(), null))
        .isEqualTo("e6a80960468bd4204b810d1b9bb027a9");
    assertThat(
            Fingerprint.of(
                task("Book a flight to Seattle", "airline", "booking", "round-trip", "cheap"),
                STEPS,
                Verdict.SUCCESS))
        .isEqualTo("283d651ec50e33c81b98dc2bcaf6bfcf");
  }

  @Test
  void dependsOnTaskToolsTheirOrderErrorsAndVerdict() {
    assertThat(
            List.of(
                Fingerprint.of(task("Book a flight to Boston", null, null), STEPS, Verdict.SUCCESS),
                Fingerprint.of(TASK, STEPS, Verdict.FAILURE),
                Fingerprint.of(TASK, STEPS, null),
                Fingerprint.of(task("Book a flight to Seattle", "x", null), STEPS, Verdict.SUCCESS),
                Fingerprint.of(task("Book a flight to Seattle", null, "x"), STEPS, Verdict.SUCCESS),
                Fingerprint.of(
                    task("Book a flight to Seattle", null, null, "x"), STEPS, Verdict.SUCCESS),
                Fingerprint.of(TASK, STEPS.subList(0, 2), Verdict.SUCCESS),
                Fingerprint.of(
                    TASK, List.of(STEPS.get(1), STEPS.get(0), STEPS.get(2)), Verdict.SUCCESS),
                Fingerprint.of(
                    TASK,
                    List.of(digest(1, "search", OK), digest(2, "book", OK), digest(3, "book", OK)),
                    Verdict.SUCCESS)))
        .doesNotContain(OF_STEPS)
        .doesNotHaveDuplicates();
  }

  @Test
  void ignoresNumbersTimesTextsAndTheSortOfError() {
    List<StepDigest> others =
        List.of(
            digest(10, "search", OK, "fine", 3L),
            digest(20, "book", TIMEOUT, "no answer", 30_000L),
            digest(30, "book", OK, null, null));

    assertThat(Fingerprint.of(TASK, others, Verdict.SUCCESS)).isEqualTo(OF_STEPS);
  }

  @Test
  void keepsNeighbouringTextsApart() {
    assertThat(Fingerprint.of(task("ab", null, null), List.of(digest(1, "c", OK)), Verdict.SUCCESS))
        .isNotEqualTo(
            Fingerprint.of(task("a", null, null), List.of(digest(1, "bc", OK)), Verdict.SUCCESS));
  }

  @Test
  void takesTagsAsASet() {
    assertThat(Fingerprint.of(task("t", null, null, "b", "a", "b"), STEPS, null))
        .isEqualTo(Fingerprint.of(task("t", null, null, "a", "b"), STEPS, null));
  }

  private static Task task(String description, String domain, String type, String... tags) {
    return new Task(description, type, domain, List.of(tags), null, null, null);
  }
}
