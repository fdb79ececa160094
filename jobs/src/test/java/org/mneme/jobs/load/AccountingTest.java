package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.load.Samples.answer;
import static org.mneme.jobs.load.Samples.episode;
import static org.mneme.jobs.load.Samples.expected;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeStatus;

class AccountingTest {

  private final Truth truth = new Truth();
  private final Accounting accounting = new Accounting();

  @BeforeEach
  void expectTwoEpisodesAndAnAnswer() {
    truth.expect(expected("e1", 3));
    truth.expect(expected("e2", 4));
    truth.expect("q1", "lost-baggage");
  }

  @Test
  void isRightWhenAllCameOutOnceAsItWentIn() {
    allCome();

    assertThat(accounting.isComplete(truth)).isTrue();
    assertThat(accounting.problems(truth)).isEmpty();
    assertThat(accounting.stored()).isEqualTo(2);
    assertThat(accounting.answers()).isEqualTo(1);
    assertThat(accounting.lost(truth)).isEmpty();
    assertThat(accounting.duplicates()).isZero();
  }

  @Test
  void namesWhatIsLost() {
    accounting.acknowledged(episode("e1", 3));

    assertThat(accounting.isComplete(truth)).isFalse();
    assertThat(accounting.lost(truth)).containsExactly("support/e2", "q1");
    assertThat(accounting.problems(truth)).containsExactly("2 never came out: support/e2, q1");
  }

  @Test
  void countsWhatCameTwice() {
    allCome();
    accounting.acknowledged(episode("e2", 4));
    accounting.answered(answer("q1"));
    accounting.answered(answer("q1"));

    assertThat(accounting.duplicates()).isEqualTo(3);
    assertThat(accounting.problems(truth))
        .containsExactly(
            "1 were acknowledged more than once: support/e2", "1 were answered more than once: q1");
  }

  @Test
  void seesThatAStepIsMissing() {
    accounting.acknowledged(episode("e1", 3));
    accounting.acknowledged(episode("e2", 3));
    accounting.answered(answer("q1"));

    assertThat(accounting.problems(truth))
        .containsExactly("1 were acknowledged, but not as they were sent: support/e2");
  }

  @Test
  void seesThatAnEpisodeWasNotStored() {
    accounting.acknowledged(episode("e1", 3));
    accounting.acknowledged(episode("e2", 4).withStatus(EpisodeStatus.ABANDONED));
    accounting.answered(answer("q1"));

    assertThat(accounting.stored()).isEqualTo(1);
    assertThat(accounting.problems(truth))
        .containsExactly("1 were acknowledged, but not as they were sent: support/e2");
  }

  @Test
  void seesWhatNeverWentIn() {
    allCome();
    accounting.acknowledged(episode("e9", 1));

    assertThat(accounting.problems(truth))
        .containsExactly("1 were acknowledged and never sent completely: support/e9");
  }

  @Test
  void seesThatAGoodQueryWasRefused() {
    allComeBut();
    accounting.answered(Samples.refusal("q1"));

    assertThat(accounting.isComplete(truth)).isTrue();
    assertThat(accounting.problems(truth)).containsExactly("1 were refused or came too late: q1");
  }

  @Test
  void everyDeadLetterOfAGoodRecordIsAProblem() {
    allCome();
    accounting.deadLetter("support/e1", "late");

    assertThat(accounting.deadLettersByReason()).containsExactly(Map.entry("late", 1L));
    assertThat(accounting.problems(truth))
        .containsExactly("1 dead letters of good records: {late=1}");
  }

  @Test
  void waitsForTheDeadLettersOfBadRecordsAndLetsThemBe() {
    truth.countRejection();
    allCome();
    assertThat(accounting.isComplete(truth)).isFalse();
    assertThat(accounting.problems(truth))
        .containsExactly("1 bad records gave only 0 dead letters");

    accounting.deadLetter(null, "malformed");
    assertThat(accounting.isComplete(truth)).isTrue();
    assertThat(accounting.problems(truth)).isEmpty();
  }

  @Test
  void anEpisodeWithADeadLetterOfItsOwnIsAccountedFor() {
    truth.countRejection();
    accounting.deadLetter("support/e1", "embedding-mismatch");
    accounting.acknowledged(episode("e2", 4));
    accounting.answered(answer("q1"));

    assertThat(accounting.isComplete(truth)).isTrue();
    assertThat(accounting.problems(truth)).isEmpty();
  }

  @Test
  void namesAFewOfMany() {
    for (int i = 3; i <= 9; i++) {
      truth.expect(expected("e" + i, 1));
    }
    allCome();

    assertThat(accounting.problems(truth))
        .containsExactly(
            "7 never came out: support/e3, support/e4, support/e5, support/e6, support/e7, …");
  }

  private void allCome() {
    allComeBut();
    accounting.answered(answer("q1"));
  }

  private void allComeBut() {
    accounting.acknowledged(episode("e1", 3));
    accounting.acknowledged(episode("e2", 4));
  }
}
