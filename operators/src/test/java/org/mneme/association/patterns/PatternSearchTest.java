package org.mneme.association.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.association.patterns.SeededPatterns.DOMAIN;
import static org.mneme.association.patterns.SeededPatterns.allShown;
import static org.mneme.association.patterns.SeededPatterns.change;
import static org.mneme.association.patterns.SeededPatterns.context;
import static org.mneme.association.patterns.SeededPatterns.index;
import static org.mneme.association.patterns.SeededPatterns.recovery;
import static org.mneme.association.patterns.SeededPatterns.sequence;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.association.MarginalRelevance;
import org.mneme.model.Complexity;
import org.mneme.model.QueryFilter;
import org.mneme.model.Task;

class PatternSearchTest {

  private static final List<String> EPISODES = List.of("e0", "e1", "e2");
  private static final Task TASK =
      new Task("", "booking", DOMAIN, List.of("vip"), null, null, Complexity.SIMPLE);

  @Test
  void exampleUsage() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("suits", "search", "book").bound(0.5).shownBy("e0", "e1"),
            sequence("elsewhere", "search", "book").bound(0.9).in("retail"));
    PatternContext context = new PatternContext(index, null, QueryFilter.NONE, 1);
    context.vote(TASK, List.of("search", "search", "book"), 0.8);
    context.vote(TASK, List.of("search"), 0.2);

    List<ScoredPattern> best = best(index, context, 0.8f, 0.2f);

    assertThat(best).hasSize(1);
    ScoredPattern found = best.get(0);
    assertThat(found.known()).isSameAs(index.get("suits"));
    // All who vote call search, four fifths of their weight book.
    assertThat(found.context()).isCloseTo(0.9, within(1e-6));
    assertThat(found.similarity()).isCloseTo(0.5, within(1e-6));
    assertThat(found.nearest()).isCloseTo(0.8, within(1e-6));
    assertThat(found.score())
        .isCloseTo((0.4 * 0.9 + 0.3 * 0.5 + 0.3 * 0.5 + 0.25 * 0) / 1.25, within(1e-6));
  }

  @Test
  void ranksWhatHelpedBeforeWhatIsAsCertain() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("a", "search", "book"),
            sequence("helped", "search", "book").effectiveness(0.6),
            sequence("forgotten", "search", "book").effectiveness(0.6).weight(0.5));

    List<ScoredPattern> best = best(index, voted(index, 1, "search", "book"));

    assertThat(ids(best)).containsExactly("helped", "a", "forgotten");
    assertThat(best.get(0).score() - best.get(1).score())
        .isCloseTo(0.25 * 0.6 / 1.25, within(1e-9));
  }

  @Test
  void findsARecoveryByTheWordsOfItsError() throws Exception {
    PatternIndex index =
        index(
            EPISODES, recovery("r", "seatSoldOut", "waitlist"), recovery("q", "timeout", "retry"));
    PatternContext context =
        new PatternContext(index, "what if the seat is sold out?", QueryFilter.NONE, 1);

    List<ScoredPattern> best = best(index, context);

    assertThat(ids(best)).containsExactly("r");
    assertThat(best.get(0).context()).isEqualTo(1);
  }

  @Test
  void findsAContextByTheFilterOrByWhoVotes() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            context("asked", "type=refund"),
            context("voted", "tag=vip"),
            context("simple", "complexity=simple"),
            context("neither", "type=change"));
    QueryFilter filter =
        new QueryFilter(
            null, "refund", List.of(), List.of(), null, null, null, null, null, null, null);
    PatternContext context = new PatternContext(index, null, filter, 0.5);
    context.vote(TASK, List.of(), 0.3);

    assertThat(context.of(index.get("asked"))).isEqualTo(1);
    assertThat(context.of(index.get("voted"))).isEqualTo(0.5);
    assertThat(context.of(index.get("simple"))).isEqualTo(0.5);
    assertThat(context.of(index.get("neither"))).isZero();
  }

  @Test
  void trustsVotersLessThatAreFarAway() throws Exception {
    PatternIndex index = index(EPISODES, sequence("s", "search", "book"));

    assertThat(voted(index, 0.5, "search", "book").of(index.get("s"))).isEqualTo(0.5);
  }

  @Test
  void askedForADomainAloneRanksItsPatternsByTheirBounds() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("weak", "a", "b").bound(0.2),
            change("strong", "e1").bound(0.9),
            sequence("elsewhere", "a", "b").in("retail").bound(1));
    QueryFilter filter =
        new QueryFilter(
            DOMAIN, null, List.of(), List.of(), null, null, null, null, null, null, null);
    PatternContext context = new PatternContext(index, null, filter, 1);
    PatternSearch.Wanted wanted =
        new PatternSearch.Wanted(
            context,
            allShown(),
            false,
            false,
            0,
            0,
            known -> known.pattern().domain().equals(DOMAIN));

    List<ScoredPattern> best = search(index).best(index.all(), wanted, 9, true);

    assertThat(ids(best)).containsExactly("strong", "weak");
    assertThat(best.get(0).score()).isCloseTo(0.3 * 0.9 / 0.55, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void findsTheSameWithoutLookingAtAll(int seed) throws Exception {
    Random random = new Random(seed);
    PatternIndex index = new PatternIndex();
    for (int i = 0; i < 600; i++) {
      index.put(pattern(random, "p" + i).pattern(), EPISODES::indexOf);
    }
    for (int query = 0; query < 20; query++) {
      String text = random.nextBoolean() ? "tool3 was refused" : null;
      PatternContext context =
          new PatternContext(index, text, QueryFilter.NONE, random.nextDouble());
      if (random.nextInt(4) > 0) {
        context.vote(TASK, List.of("tool1", "tool" + random.nextInt(8)), random.nextDouble());
      }
      ShownRows rows = allShown(random.nextFloat(), random.nextFloat(), -0.3f);
      boolean hasVector = random.nextBoolean();
      PatternSearch.Wanted wanted =
          new PatternSearch.Wanted(
              context, rows, hasVector, random.nextInt(5) == 0, 0, 0, known -> true);
      boolean isDiverse = random.nextBoolean();

      assertThat(ids(search(index).bestOfAll(wanted, 7, isDiverse)))
          .hasSize(7)
          .isEqualTo(ids(search(index).best(index.all(), wanted, 7, isDiverse)));
    }
  }

  private static SeededPatterns pattern(Random random, String id) {
    SeededPatterns pattern =
        switch (random.nextInt(4)) {
          case 0 -> sequence(id, "tool" + random.nextInt(8), "tool" + random.nextInt(8));
          case 1 -> recovery(id, "tool" + random.nextInt(8) + ": refused", "tool1");
          case 2 -> SeededPatterns.context(id, random.nextBoolean() ? "tag=vip" : "type=none");
          default -> change(id, "e1");
        };
    return pattern
        .in(List.of(DOMAIN, "retail", "").get(random.nextInt(3)))
        .bound(random.nextInt(20) / 20.0)
        .effectiveness(random.nextInt(3) == 0 ? random.nextDouble() : 0)
        .weight(random.nextInt(4) == 0 ? 0.5 : 1)
        .shownBy(EPISODES.get(random.nextInt(3)));
  }

  @Test
  void holdsBackWhatSaysNearlyTheSame() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("abc", "a", "b", "c").bound(0.60),
            sequence("ab", "a", "b").bound(0.59),
            sequence("bc", "b", "c").bound(0.58),
            recovery("r", "timeout", "a").bound(0.50));
    PatternContext context = voted(index, 1, "a", "b", "c");
    PatternSearch.Wanted wanted = wanted(context, allShown());

    assertThat(ids(search(index).best(index.all(), wanted, 4, false)))
        .containsExactly("abc", "ab", "bc", "r");
    assertThat(ids(search(index).best(index.all(), wanted, 4, true)))
        .containsExactly("abc", "r", "ab", "bc");
  }

  @Test
  void looksNearbyOnlyAtWhatIsShownByWhatWasFoundAndAtTheStrongest() throws Exception {
    PatternIndex index =
        index(
            EPISODES,
            sequence("strong", "a", "b").bound(0.9),
            sequence("middle", "a", "c").bound(0.8),
            sequence("shown", "a", "d").bound(0.1).shownBy("e0"),
            sequence("elsewhere", "a", "b").in("retail").bound(1));

    assertThat(search(index).near(List.of("e0", "e0", "e9"), voted(index, 1, "a"), 1))
        .extracting(known -> known.pattern().id())
        .containsExactly("shown", "strong");
  }

  private static PatternContext voted(PatternIndex index, double trust, String... tools) {
    PatternContext context = new PatternContext(index, null, QueryFilter.NONE, trust);
    context.vote(TASK, List.of(tools), 0.5);
    return context;
  }

  private static List<ScoredPattern> best(
      PatternIndex index, PatternContext context, float... cosines) {
    return search(index).best(index.all(), wanted(context, allShown(cosines)), 9, false);
  }

  private static PatternSearch.Wanted wanted(PatternContext context, ShownRows rows) {
    return new PatternSearch.Wanted(context, rows, true, false, 0, 0, known -> true);
  }

  private static PatternSearch search(PatternIndex index) {
    return new PatternSearch(index, PatternWeights.DEFAULT, new MarginalRelevance(0.7));
  }

  private static List<String> ids(List<ScoredPattern> scored) {
    return scored.stream().map(found -> found.known().pattern().id()).toList();
  }
}
