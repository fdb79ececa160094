package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.mneme.association.patterns.KnownPattern;
import org.mneme.association.patterns.PatternContext;
import org.mneme.association.patterns.PatternIndex;
import org.mneme.association.patterns.PatternMixing;
import org.mneme.association.patterns.PatternSearch;
import org.mneme.association.patterns.PlaybookWriter;
import org.mneme.association.patterns.ScoredPattern;
import org.mneme.association.patterns.ShownRows;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;
import org.mneme.model.PatternKind;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * Recalls, lists and gets patterns. What a query is about is what its best episodes were: these
 * vote for domains, tools and features of tasks.
 */
final class PatternRecall {

  /** How many episodes vote. */
  static final int VOTERS = 10;

  /** Of each domain voted for, so many of the strongest may join a recall that asks for none. */
  private static final int STRONGEST = 16;

  private final MemoryParameters parameters;
  private final EpisodeSearch search;

  PatternRecall(MemoryParameters parameters, EpisodeSearch search) {
    this.parameters = parameters;
    this.search = search;
  }

  /**
   * An episode that votes.
   *
   * @param similarity its cosine with the query
   */
  record Voter(EpisodeDigest digest, double similarity) {

    /** The first hits of an answer, as far as they are episodes. */
    static List<Voter> of(List<Hit> hits) {
      List<Voter> voters = new ArrayList<>();
      for (Hit hit : hits) {
        if (hit.digest() != null && voters.size() < VOTERS) {
          voters.add(new Voter(hit.digest(), hit.parts().getOrDefault("similarity", 0.0)));
        }
      }
      return voters;
    }
  }

  /**
   * The patterns that suit a query best, at most its {@code k}.
   *
   * @param vector unit vector that the search has scanned for, or null
   */
  List<Hit> hits(RecallQuery query, HotSpace space, float[] vector, List<Voter> voters) {
    Asked asked = new Asked(query, space, vector, voters);
    return asked.best(null, new PatternFilter(query.filter(), space, asked.rows), 0, query.k());
  }

  /**
   * {@code episodes} with the few patterns among them that suit the query well. They stand behind
   * the first places, which are the episodes', and what they push out is the last.
   */
  List<Hit> mixedInto(List<Hit> episodes, RecallQuery query, HotSpace space, float[] vector) {
    PatternMixing mixing = parameters.patterns().mixing();
    int room = mixing.room(query.k(), episodes.size());
    if (room == 0 || space.patterns.size() == 0) {
      return episodes;
    }
    List<Voter> voters = Voter.of(episodes);
    Asked asked = new Asked(query, space, vector, voters);
    PatternFilter filter = new PatternFilter(query.filter(), space, asked.rows);
    List<Hit> patterns =
        asked.best(
            asked.near(voters),
            known -> helps(known) && filter.test(known),
            mixing.leastScore(),
            room);
    if (patterns.isEmpty()) {
      return episodes;
    }
    int first = Math.min(episodes.size(), mixing.placesOfEpisodes(query.k()));
    List<Hit> mixed = new ArrayList<>(episodes.subList(0, first));
    mixed.addAll(patterns);
    mixed.addAll(episodes.subList(first, episodes.size()));
    return mixed.subList(0, Math.min(query.k(), mixed.size()));
  }

  /** All patterns that the filter admits, by id, without playbooks. */
  List<Hit> list(RecallQuery query, HotSpace space) {
    Known shown = known(query, space);
    PatternHits hits =
        new PatternHits(shown.rows(), new PlaybookWriter(space.patterns, shown.rows()));
    List<Hit> listed = new ArrayList<>();
    for (KnownPattern known : space.patterns.all()) {
      if (shown.isShown(known)) {
        listed.add(hits.listed(known));
      }
    }
    listed.sort(Comparator.comparing(Hit::id));
    return listed;
  }

  /** Reads single patterns of a space for one query, whose filter is asked once. */
  Known known(RecallQuery query, HotSpace space) {
    ShownRows rows = new IndexedEvidence(space.index, null);
    return new Known(space.patterns, rows, new PatternFilter(query.filter(), space, rows));
  }

  /** The patterns of a space that a query may see. */
  record Known(PatternIndex index, ShownRows rows, PatternFilter filter) {

    /** The pattern {@code id}, or null where there is none that the filter admits. */
    Hit get(String id) {
      KnownPattern known = index.get(id);
      return known != null && isShown(known)
          ? new PatternHits(rows, new PlaybookWriter(index, rows)).named(known)
          : null;
    }

    /** How many there are. */
    long count() {
      return index.all().stream().filter(this::isShown).count();
    }

    private boolean isShown(KnownPattern known) {
      return index.isShown(known, rows) && filter.test(known);
    }
  }

  /** Who asks for no patterns wants none that says how it is done worse than otherwise. */
  private static boolean helps(KnownPattern known) {
    PatternKind kind = known.pattern().kind();
    boolean isChosen = kind == PatternKind.SEQUENCE || kind == PatternKind.DECISION;
    return !isChosen || known.pattern().lift() >= 1;
  }

  /** One query to the patterns of a space. */
  private final class Asked {

    private final RecallQuery query;
    private final PatternIndex index;
    private final boolean hasVector;
    private final PatternSearch patterns;
    private final PatternContext context;
    final ShownRows rows;

    Asked(RecallQuery query, HotSpace space, float[] vector, List<Voter> voters) {
      this.query = query;
      this.index = space.patterns;
      this.hasVector = vector != null;
      this.patterns =
          new PatternSearch(
              index, parameters.patterns().weights(), parameters.ranking().diversity());
      this.rows = new IndexedEvidence(space.index, hasVector ? search : null);
      this.context = new PatternContext(index, query.text(), query.filter(), trust(space, voters));
      for (Voter voter : voters) {
        context.vote(voter.digest().task(), voter.digest().tools(), voter.similarity());
      }
    }

    /** Episodes that are not near enough to activate anything do not say much. */
    private double trust(HotSpace space, List<Voter> voters) {
      double nearest = 0;
      for (Voter voter : voters) {
        nearest = Math.max(nearest, voter.similarity());
      }
      return Math.min(1, nearest / parameters.profiles().of(space.profile.model()).seed());
    }

    Collection<KnownPattern> near(List<Voter> voters) {
      List<String> episodes = new ArrayList<>();
      for (Voter voter : voters) {
        episodes.addAll(voter.digest().episodes());
      }
      return patterns.near(episodes, context, STRONGEST);
    }

    /** The best of {@code candidates}, of all patterns where that is null. */
    List<Hit> best(
        Collection<KnownPattern> candidates,
        Predicate<KnownPattern> filter,
        double leastScore,
        int count) {
      boolean isBySimilarity = query.mode() == RecallMode.SIMILAR;
      PatternSearch.Wanted wanted =
          new PatternSearch.Wanted(
              context, rows, hasVector, isBySimilarity, query.minSimilarity(), leastScore, filter);
      boolean isDiverse = query.diverse() && !isBySimilarity;
      List<ScoredPattern> best =
          candidates == null
              ? patterns.bestOfAll(wanted, count, isDiverse)
              : patterns.best(candidates, wanted, count, isDiverse);
      PatternHits hits = new PatternHits(rows, new PlaybookWriter(index, rows));
      PatternHits.Shown shown =
          new PatternHits.Shown(
              context.isKnown() && !isBySimilarity, hasVector, isBySimilarity, query.explain());
      List<Hit> found = new ArrayList<>(best.size());
      for (ScoredPattern scored : best) {
        found.add(hits.of(scored, shown));
      }
      return found;
    }
  }
}
