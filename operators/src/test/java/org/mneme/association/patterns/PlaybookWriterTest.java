package org.mneme.association.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.patterns.SeededPatterns.allShown;
import static org.mneme.association.patterns.SeededPatterns.change;
import static org.mneme.association.patterns.SeededPatterns.context;
import static org.mneme.association.patterns.SeededPatterns.decision;
import static org.mneme.association.patterns.SeededPatterns.index;
import static org.mneme.association.patterns.SeededPatterns.recovery;
import static org.mneme.association.patterns.SeededPatterns.sequence;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Pitfall;
import org.mneme.model.Playbook;

class PlaybookWriterTest {

  private static final List<String> EPISODES = List.of("e0", "e1", "e2");

  @Test
  void exampleUsage() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("s", "search", "book").bound(0.6).shownBy("e1", "e0"),
            sequence("t", "search", "book", "pay").bound(0.5).shownBy("e2"),
            sequence("u", "login", "search").bound(0.4),
            recovery("r", "book: sold out", "search").bound(0.7),
            recovery("other", "ask: no such user", "search").bound(0.9));

    assertThat(new PlaybookWriter(index, allShown()).of(index.get("s")))
        .isEqualTo(
            new Playbook(
                List.of("login", "search", "book", "pay"),
                List.of(new Pitfall("book: sold out", List.of("search"), 0.7, "r")),
                0.6,
                List.of("e0", "e1", "e2")));
  }

  @Test
  void takesTheLongestOverlapBeforeTheStrongestSequence() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("s", "a", "b").bound(0.5),
            sequence("long", "a", "b", "c").bound(0.3),
            sequence("strong", "b", "d").bound(0.9));

    assertThat(steps(index, "s")).containsExactly("a", "b", "c");
  }

  @Test
  void takesTheStrongestOfEqualOverlap() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("s", "a", "b").bound(0.5),
            sequence("weak", "b", "c").bound(0.6),
            sequence("strong", "b", "d").bound(0.7),
            sequence("elsewhere", "b", "e").bound(0.9).in("retail"));

    assertThat(steps(index, "s")).containsExactly("a", "b", "d");
  }

  @Test
  void doesNotGoOnWithWhatIsLessThanHalfAsCertain() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("s", "a", "b").bound(0.8),
            sequence("doubtful", "b", "c").bound(0.39));

    assertThat(steps(index, "s")).containsExactly("a", "b");
  }

  @Test
  void endsWhereSequencesGoRoundInACircle() throws Exception {
    PatternIndex index =
        index(EPISODES, sequence("s", "a", "b"), sequence("t", "b", "a"), sequence("u", "b", "b"));

    assertThat(steps(index, "s")).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void isBoundedHoweverFarSequencesLead() throws Exception {
    List<SeededPatterns> patterns = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      patterns.add(sequence("s" + i, "t" + i, "t" + (i + 1)));
      patterns.add(recovery("r" + i, "t" + i + ": sold out", "t" + (i + 1)));
    }
    PatternIndex index = index(EPISODES, patterns.toArray(new SeededPatterns[0]));

    Playbook playbook = new PlaybookWriter(index, allShown()).of(index.get("s0"));

    assertThat(playbook.steps()).hasSize(PlaybookWriter.MOST_STEPS);
    assertThat(playbook.pitfalls()).hasSize(PlaybookWriter.MOST_PITFALLS);
  }

  @Test
  void beginsADecisionWithTheToolBeforeIt() throws Exception {
    PatternIndex index =
        index(EPISODES, decision("d", "search", "ask"), sequence("s", "ask", "book"));

    assertThat(steps(index, "d")).containsExactly("search", "ask", "book");
  }

  @Test
  void goesOnAfterARecoveryButDoesNotBeginBeforeTheError() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            recovery("r", "sold out", "search"),
            sequence("s", "login", "search"),
            sequence("t", "search", "book"));

    assertThat(steps(index, "r")).containsExactly("search", "book");
  }

  @Test
  void writesNoneForWhatCannotBeFollowed() throws Exception {
    PatternIndex index = index(EPISODES, context("c", "type=refund"), change("x", "e0"));
    PlaybookWriter writer = new PlaybookWriter(index, allShown());

    assertThat(writer.of(index.get("c"))).isNull();
    assertThat(writer.of(index.get("x"))).isNull();
  }

  private static List<String> steps(PatternIndex index, String id) {
    return new PlaybookWriter(index, allShown()).of(index.get(id)).steps();
  }
}
