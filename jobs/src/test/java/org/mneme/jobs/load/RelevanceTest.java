package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.load.Samples.answer;
import static org.mneme.jobs.load.Samples.hit;

import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;

class RelevanceTest {

  private static final Hit RIGHT = hit("e1", "lost-baggage");
  private static final Hit WRONG = hit("e2", "upgrade");

  private final Truth truth = new Truth();
  private final Relevance relevance = new Relevance();

  @Test
  void countsAnswersWhoseFirstHitIsOfTheRightFamily() {
    truth.expect("q1", "lost-baggage");
    truth.expect("q2", "lost-baggage");
    relevance.answered(answer("q1", RIGHT, WRONG));
    relevance.answered(answer("q2", WRONG, WRONG, RIGHT));

    assertThat(relevance.score(truth)).isEqualTo(new Relevance.Score(2, 1, 2));
  }

  @Test
  void looksAtFiveHits() {
    truth.expect("q1", "lost-baggage");
    relevance.answered(answer("q1", WRONG, WRONG, WRONG, WRONG, WRONG, RIGHT));

    assertThat(relevance.score(truth)).isEqualTo(new Relevance.Score(1, 0, 0));
  }

  @Test
  void leavesOutWhatIsNotAnsweredOrHasNoRightFamily() {
    truth.expect("q1", "lost-baggage");
    truth.expect("q2", (String) null);
    relevance.answered(answer("q2", RIGHT));
    relevance.answered(answer("unexpected", RIGHT));

    assertThat(relevance.score(truth)).isEqualTo(new Relevance.Score(0, 0, 0));
  }

  @Test
  void countsAnEmptyAnswerAsWrong() {
    truth.expect("q1", "lost-baggage");
    relevance.answered(answer("q1"));

    assertThat(relevance.score(truth)).isEqualTo(new Relevance.Score(1, 0, 0));
  }
}
