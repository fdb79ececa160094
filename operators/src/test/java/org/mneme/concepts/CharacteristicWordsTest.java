package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharacteristicWordsTest {

  private static final List<List<String>> CHUNK =
      List.of(
          List.of("flight", "cancel", "refund", "insurance"),
          List.of("flight", "refund", "cancel", "sick"),
          List.of("flight", "cancel", "money"),
          List.of("flight", "book", "seattle"),
          List.of("flight", "book", "baggage"),
          List.of("flight", "change"));

  @Test
  void namesWhatTheMembersShareAndTheOthersLack() {
    assertThat(words().of(new int[] {0, 1, 2}, 12)).containsExactly("cancel", "refund");
    assertThat(words().of(new int[] {3, 4, 5}, 12)).containsExactly("book");
  }

  @Test
  void keepsTheBest() {
    assertThat(words().of(new int[] {0, 1, 2}, 1)).containsExactly("cancel");
  }

  @Test
  void leavesOutWhatASingleMemberSays() {
    assertThat(words().of(new int[] {0, 1, 3}, 12)).containsExactly("refund", "cancel");
  }

  @Test
  void takesWhatIsSaidOfAllWhereNothingElseIsShared() {
    assertThat(words().of(new int[] {0, 3, 5}, 12)).containsExactly("flight");
  }

  @Test
  void doesNotDependOnTheOrderOfWordsOrEpisodes() {
    List<List<String>> shuffled = new ArrayList<>();
    CHUNK.forEach(words -> shuffled.add(new ArrayList<>(words)));
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      shuffled.forEach(words -> Collections.shuffle(words, random));

      assertThat(new CharacteristicWords(shuffled).of(new int[] {2, 0, 1}, 12))
          .containsExactly("cancel", "refund");
    }
  }

  private static CharacteristicWords words() {
    return new CharacteristicWords(CHUNK);
  }
}
