package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.digest;
import static org.mneme.model.StepStatus.ERROR;
import static org.mneme.model.StepStatus.OK;
import static org.mneme.model.StepStatus.TIMEOUT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.StepDigest;
import org.mneme.model.Verdict;

class FingerprintTest {

  private static final String TASK = "Book a flight to Seattle";
  private static final List<StepDigest> STEPS =
      List.of(digest(1, "search", OK), digest(2, "book", ERROR), digest(3, "book", OK));
  private static final String OF_STEPS = Fingerprint.of(TASK, STEPS, Verdict.SUCCESS);

  /**
   * Memory keeps fingerprints for ever: a change of these values (which another implementation of
   * the encoding gave) loses what it knows.
   */
  @Test
  void staysTheSameForEver() {
    assertThat(OF_STEPS).isEqualTo("9c1f34bc1428c413dd688f2e33e64838");
    assertThat(Fingerprint.of("", List.of(), null)).isEqualTo("59c20b01d33c70406512c7b1942db6f2");
  }

  @Test
  void dependsOnTaskToolsTheirOrderErrorsAndVerdict() {
    assertThat(
            List.of(
                Fingerprint.of("Book a flight to Boston", STEPS, Verdict.SUCCESS),
                Fingerprint.of(TASK, STEPS, Verdict.FAILURE),
                Fingerprint.of(TASK, STEPS, null),
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
    assertThat(Fingerprint.of("ab", List.of(digest(1, "c", OK)), Verdict.SUCCESS))
        .isNotEqualTo(Fingerprint.of("a", List.of(digest(1, "bc", OK)), Verdict.SUCCESS));
  }
}
