package org.mneme.association.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.patterns.SeededPatterns.AT;
import static org.mneme.association.patterns.SeededPatterns.DOMAIN;
import static org.mneme.association.patterns.SeededPatterns.allShown;
import static org.mneme.association.patterns.SeededPatterns.change;
import static org.mneme.association.patterns.SeededPatterns.index;
import static org.mneme.association.patterns.SeededPatterns.recovery;
import static org.mneme.association.patterns.SeededPatterns.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.model.Pattern;

class PatternIndexTest {

  private static final List<String> EPISODES = List.of("e0", "e1", "e2");

  @Test
  void exampleUsage() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("s", "search", "book").shownBy("e0", "gone", "e2"),
            recovery("r", "sold out", "search").bound(0.9));

    assertThat(index.size()).isEqualTo(2);
    assertThat(index.get("s").shownEvidence(allShown())).containsExactly("e0", "e2");
    assertThat(index.ofDomain(DOMAIN)).containsExactly(index.get("r"), index.get("s"));
    assertThat(index.ofDomain("retail")).isEmpty();
  }

  @Test
  void putsAPatternInThePlaceOfTheOneWithItsId() throws Exception {
    PatternIndex index = index(EPISODES, sequence("s", "search", "book").shownBy("e0"));

    index.put(sequence("s", "search", "pay").bound(0.7).shownBy("e1").pattern(), EPISODES::indexOf);

    assertThat(index.size()).isEqualTo(1);
    assertThat(index.ofDomain(DOMAIN)).singleElement().isSameAs(index.get("s"));
    assertThat(index.shownBy("e0")).isEmpty();
    assertThat(index.shownBy("e1")).containsExactly(index.get("s"));
    assertThat(index.label("book")).isNull();
  }

  @Test
  void looksForEvidenceOnlyOnceWhoeverNamesIt() throws Exception {
    List<String> asked = new ArrayList<>();
    EvidenceRows rows =
        episode -> {
          asked.add(episode);
          return 7;
        };
    PatternIndex index = new PatternIndex();

    index.put(sequence("s", "a", "b").shownBy("e0", "e1").pattern(), rows);
    index.put(sequence("s", "a", "b").shownBy("e1", "e2").pattern(), rows);
    index.put(sequence("t", "b", "c").shownBy("e2").pattern(), rows);

    assertThat(asked).containsExactly("e0", "e1", "e2");
  }

  @Test
  void followsAnEpisodeThatMovesAndOneThatIsGone() throws Exception {
    PatternIndex index = index(EPISODES, sequence("s", "a", "b").shownBy("e0", "late"));
    KnownPattern known = index.get("s");

    index.placed("late", 9);
    assertThat(known.shownRows(allShown())).containsExactly(0, 9);

    index.placed("late", 4);
    index.placed("e0", EvidenceRows.NOT_STORED);
    assertThat(known.shownRows(allShown())).containsExactly(4);
    assertThat(known.shownEvidence(allShown())).containsExactly("late");
  }

  @Test
  void showsNoPatternWhoseStoredEvidenceIsHiddenAltogether() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("hidden", "a", "b").shownBy("e0", "gone"),
            sequence("half", "a", "c").shownBy("e0", "e1"),
            sequence("evicted", "a", "d").shownBy("gone"));
    ShownRows rows = hiding(0);

    assertThat(index.isShown(index.get("hidden"), rows)).isFalse();
    assertThat(index.isShown(index.get("half"), rows)).isTrue();
    assertThat(index.isShown(index.get("evicted"), rows)).isTrue();
    assertThat(index.get("half").shown(rows).evidence()).containsExactly("e1");
  }

  @Test
  void hidesWhatOnlyAForgottenTimeShows() throws Exception {
    PatternIndex index =
        index(EPISODES, sequence("old", "a", "b").lastAt(AT - 1), sequence("new", "a", "c"));

    index.hideBefore(AT);
    assertThat(index.isShown(index.get("old"), allShown())).isFalse();
    assertThat(index.isShown(index.get("new"), allShown())).isTrue();

    index.hideBefore(Long.MIN_VALUE);
    assertThat(index.isShown(index.get("old"), allShown())).isTrue();
  }

  @Test
  void namesTheEpisodeOfAChangeOnlyWhileItIsStoredAndShown() throws Exception {
    PatternIndex index = index(EPISODES, change("c", "e1").shownBy("e0", "e1"));
    KnownPattern known = index.get("c");

    assertThat(known.shown(allShown()).change().episode()).isEqualTo("e1");
    assertThat(known.shown(hiding(1)).change().episode()).isNull();
    assertThat(known.shown(hiding(1)).evidence()).containsExactly("e0");
  }

  @Test
  void holdsAfterAnyHistoryWhatAFreshOneHolds() throws Exception {
    Random random = new Random(11);
    PatternIndex index = new PatternIndex();
    Map<String, Pattern> expected = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      String id = "p" + random.nextInt(40);
      if (random.nextInt(4) == 0) {
        index.remove(id);
        expected.remove(id);
      } else {
        Pattern pattern = random(id, random);
        index.put(pattern, EPISODES::indexOf);
        expected.put(id, pattern);
      }
    }
    PatternIndex fresh = new PatternIndex();
    for (Pattern pattern : expected.values()) {
      fresh.put(pattern, EPISODES::indexOf);
    }
    assertThat(index.size()).isEqualTo(fresh.size()).isGreaterThan(10);
    assertThat(index.bytes()).isEqualTo(fresh.bytes());
    assertThat(ids(index)).isEqualTo(ids(fresh));
    for (String episode : EPISODES) {
      assertThat(index.shownBy(episode)).hasSameSizeAs(fresh.shownBy(episode));
    }
    expected.keySet().forEach(index::remove);
    assertThat(index.bytes()).isZero();
  }

  private static List<String> ids(PatternIndex index) {
    return index.ofDomain(DOMAIN).stream().map(known -> known.pattern().id()).toList();
  }

  private static Pattern random(String id, Random random) {
    String[] tools = new String[2 + random.nextInt(3)];
    for (int i = 0; i < tools.length; i++) {
      tools[i] = "tool" + random.nextInt(5);
    }
    SeededPatterns pattern =
        switch (random.nextInt(3)) {
          case 0 -> recovery(id, "error " + random.nextInt(3), tools);
          case 1 -> change(id, "e" + random.nextInt(4));
          default -> sequence(id, tools);
        };
    return pattern
        .bound(random.nextDouble())
        .shownBy("e" + random.nextInt(4), "x" + random.nextInt(4))
        .pattern();
  }

  private static ShownRows hiding(int hidden) {
    return new ShownRows() {
      @Override
      public boolean isShown(int row) {
        return row != hidden;
      }

      @Override
      public float cosine(int row) {
        return 0;
      }
    };
  }
}
