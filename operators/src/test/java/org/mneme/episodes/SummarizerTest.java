package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.TASK;
import static org.mneme.episodes.EpisodeRecords.digest;
import static org.mneme.episodes.EpisodeRecords.outcome;
import static org.mneme.model.StepStatus.ERROR;
import static org.mneme.model.StepStatus.OK;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Outcome;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class SummarizerTest {

  private final Summarizer summarizer = new Summarizer(Summarizer.MAXIMUM_WORDS);

  @Test
  void tellsTaskKeyStepsAndOutcome() {
    Outcome outcome =
        new Outcome(Verdict.SUCCESS, null, "seat 12A", List.of(), List.of(), List.of());
    List<StepDigest> steps =
        List.of(
            digest(1, "search", OK),
            digest(2, "compare", OK),
            digest(3, "book", ERROR, "card declined", null),
            digest(4, "book", OK),
            digest(5, "notify", OK),
            digest(6, "archive", OK));

    assertThat(summarizer.summarize(TASK, outcome, steps))
        .isEqualTo(
            """
            Task: Book a flight to Seattle
            Steps: 1 search ok; 3 book error (card declined); 4 book ok; 6 archive ok
            Outcome: success after 6 steps: seat 12A""");
  }

  @Test
  void tellsOfAnAbandonedEpisode() {
    assertThat(summarizer.summarize(TASK, null, List.of(digest(1, "search", OK))))
        .isEqualTo(
            """
            Task: Book a flight to Seattle
            Steps: 1 search ok
            Outcome: abandoned after 1 steps""");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    Task unnamed = new Task("", null, null, List.of(), null, null, null);

    assertThat(summarizer.summarize(unnamed, outcome(Verdict.FAILURE), List.of()))
        .isEqualTo("Outcome: failure after 0 steps");
  }

  @Test
  void keepsFirstAndLastStepAndSaysHowManyAreLeftOut() {
    List<StepDigest> steps = new ArrayList<>();
    for (int number = 1; number <= 100; number++) {
      steps.add(digest(number, "book", ERROR, "the card was declined once more", null));
    }

    String summary = summarizer.summarize(TASK, outcome(Verdict.FAILURE), steps);

    assertThat(summary).contains("Steps: 1 book error").contains("; 100 book error");
    assertThat(summary).containsPattern("; and [0-9]+ more\n");
    assertThat(words(summary)).isBetween(150, 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 61, 100, 199, 200})
  void neverUsesMoreWordsThanItMay(int most) {
    Random random = new Random(most);
    Summarizer bounded = new Summarizer(most);
    for (int round = 0; round < 200; round++) {
      Task task = new Task(text(random, 300), null, null, List.of(), null, null, null);
      List<StepDigest> steps = new ArrayList<>();
      int size = random.nextInt(40);
      for (int number = 1; number <= size; number++) {
        steps.add(
            digest(
                number,
                "tool " + text(random, 6),
                random.nextBoolean() ? OK : ERROR,
                text(random, 50),
                null));
      }
      Outcome outcome =
          new Outcome(Verdict.PARTIAL, null, text(random, 300), List.of(), List.of(), List.of());

      String summary = bounded.summarize(task, outcome, steps);

      assertThat(words(summary)).isLessThanOrEqualTo(most);
      assertThat(summary).hasSizeLessThan(30 * most);
      if (size > 0) {
        assertThat(summary).contains("Steps: 1 tool");
      }
    }
  }

  private static int words(String text) {
    return text.strip().split("\\s+").length;
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int words = random.nextInt(most);
    for (int i = 0; i < words; i++) {
      text.append("w".repeat(1 + random.nextInt(8))).append(random.nextInt(9) == 0 ? "\n" : " ");
    }
    return text.toString();
  }
}
