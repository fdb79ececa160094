package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeTextTest {

  @Test
  void joinsDescriptionTagsAndDistinctToolsInOrderOfFirstUse() {
    assertThat(
            EpisodeText.of(
                Samples.episode(
                    "Book a flight",
                    List.of("vip", "urgent"),
                    List.of("search", "book", "search"))))
        .isEqualTo("Book a flight\nvip urgent\nsearch book");
  }

  @Test
  void leavesOutWhatTheEpisodeDoesNotHave() {
    assertThat(EpisodeText.of(Samples.episode("Book a flight", List.of(), List.of())))
        .isEqualTo("Book a flight");
    assertThat(EpisodeText.of(Samples.episode("", List.of(), List.of()))).isEmpty();
  }

  @Test
  void saysNothingOfTheOutcome() {
    assertThat(EpisodeText.of(Samples.episode("Book a flight", List.of(), List.of("search"))))
        .doesNotContain("outcome", "observation", "summary");
  }
}
