package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Completion;
import org.mneme.model.Share;

class CompletionViewTest {

  @Test
  void printsALineForEachFieldThatHasValues() {
    Completion completion =
        new Completion(
            new byte[8],
            List.of(),
            List.of(new Share("booking", 0.75), new Share("refund", 0.25)),
            List.of(),
            List.of(new Share("search", 1)),
            List.of(),
            List.of(new Share("c1", 1)),
            0.62);

    assertThat(CompletionView.render(completion))
        .isEqualTo(
            """
            completed, confidence 0.620
               type         booking 0.750  refund 0.250
               tools        search 1.000
               concepts     c1 1.000
            """);
  }
}
