package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;

class CandidateContentTest {

  private static final Wording BY_SPACES = text -> List.of(text.split(" "));

  @Test
  void holdsTheDistinctWordsOfTagsAndDescriptionAndTheDistinctTools() {
    CandidateContent content =
        CandidateContent.of(Samples.episode("e1", Samples.TEN, Samples.EAST), BY_SPACES);

    assertThat(content.terms()).containsExactly("refund", "Cancel", "the", "flight");
    assertThat(content.tools()).containsExactly("search", "cancel");
  }

  @Test
  void leavesOutWhatSaysNothingInAName() {
    assertThat(terms("a 42 X7K4P2 mia_li_3668 ipv6 " + "x".repeat(41) + " flug 東京"))
        .containsExactly("ipv6", "flug", "東京");
  }

  @Test
  void keepsSoManyWordsAndToolsOfALongEpisode() {
    CandidateContent content =
        CandidateContent.of(
            Samples.wordy(Samples.episode("e1", Samples.TEN, Samples.EAST), 500, 500), BY_SPACES);

    assertThat(content.terms()).hasSize(CandidateContent.MOST_TERMS).startsWith("wordaa");
    assertThat(content.tools()).hasSize(CandidateContent.MOST_TOOLS).startsWith("tool-wordaa");
  }

  private static List<String> terms(String description) {
    Episode episode =
        Samples.described(Samples.episode("e1", Samples.TEN, Samples.EAST), description);
    return CandidateContent.of(episode, BY_SPACES).terms();
  }
}
