package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.load.Samples.answer;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.mneme.model.RecallQuery;

class ShowcaseTest {

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void showsTheLastQuestionsWithTheirAnswersInOrder() {
    Showcase showcase = new Showcase(2);
    for (String id : new String[] {"q1", "q2", "q3"}) {
      showcase.asked(question(id));
    }
    showcase.answered(answer("q3"));
    showcase.answered(answer("q1"));
    showcase.answered(answer("q2"));

    assertThat(showcase.shown())
        .containsExactly(
            new Showcase.Shown(question("q2"), answer("q2")),
            new Showcase.Shown(question("q3"), answer("q3")));
  }

  @Test
  void leavesOutWhatIsNotAnswered() {
    Showcase showcase = new Showcase(2);
    showcase.asked(question("q1"));

    assertThat(showcase.shown()).isEmpty();
  }

  @Test
  void printsWhyAHitWasReturned() {
    new AnswerPrinter(out)
        .print(new Showcase.Shown(question("q1"), answer("q1", Samples.hit("e7", "lost-baggage"))));

    assertThat(text.toString().lines())
        .containsExactly(
            "? where is my bag  (space support, 0.32 ms)",
            "  1. 0.500 e7 \"Where is my bag?\" — success, value 0.60",
            "     because similarity 0.62, value 0.60; confidence 0.75",
            "     tools trace_bag > forward_bag",
            "     success: trace_bag worked");
  }

  @Test
  void printsThreeHitsAndCountsTheOthers() {
    var hit = Samples.hit("e7", "lost-baggage");
    new AnswerPrinter(out)
        .print(new Showcase.Shown(question("q1"), answer("q1", hit, hit, hit, hit, hit)));

    assertThat(text.toString().lines()).last().isEqualTo("  … and 2 more");
  }

  @Test
  void saysWhenNothingWasFound() {
    new AnswerPrinter(out).print(new Showcase.Shown(question("q1"), answer("q1")));

    assertThat(text.toString().lines()).last().isEqualTo("  nothing found");
  }

  private static RecallQuery question(String id) {
    return Questions.explained(id, "support", "where is my bag");
  }
}
