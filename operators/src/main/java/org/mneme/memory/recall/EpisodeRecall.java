package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.association.ActivationPaths;
import org.mneme.association.Confidence;
import org.mneme.association.MarginalRelevance;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeDigests;
import org.mneme.episodic.Usage;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.MemoryParameters.RankingParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.recall.PatternRecall.Voter;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** Recalls episodes: ranking, thinning, digests, usage. */
final class EpisodeRecall {

  /** Ranks that marginal relevance orders; beyond them hits follow by score. */
  private static final int DIVERSIFIED_RANKS = 100;

  private static final int SPARE_CANDIDATES = 50;
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final RankingParameters ranking;
  private final boolean learnsFromRecall;
  private final MemoryState state;
  private final EpisodeSearch search;
  private final QuerySpreading spreading;

  EpisodeRecall(
      MemoryParameters parameters,
      MemoryState state,
      EpisodeSearch search,
      QuerySpreading spreading) {
    this.ranking = parameters.ranking();
    this.learnsFromRecall = parameters.learnsFromRecall();
    this.state = state;
    this.search = search;
    this.spreading = spreading;
  }

  /**
   * The hits of a query whose vector the search has scanned for, and whose activation has spread.
   *
   * @param vector unit vector, or null
   * @param paths how activation spread, or null when it did not
   * @param after where the page begins, or null where the query has none
   */
  HitPage hits(
      RecallQuery query,
      HotSpace space,
      float[] vector,
      Activated activated,
      ActivationPaths paths,
      RankCursor after,
      Stages stages)
      throws Exception {
    Set<ScorePart> parts = ScoreParts.of(query, vector, activated, search.hasWords());
    // One more tells whether there is another page.
    int wanted = query.k() + (after == null ? 0 : 1);
    List<Candidate> candidates = candidates(query, space, vector, activated, after, wanted);
    stages.end("rank");
    String next = null;
    if (after != null && candidates.size() == wanted) {
      candidates = candidates.subList(0, query.k());
      Candidate last = candidates.get(query.k() - 1);
      next = after.after(query.k(), last.score(), last.id()).text();
    }
    List<Hit> hits = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      hits.add(hit(query, space, candidate, parts, paths));
      if (learnsFromRecall) {
        use(space, candidate, ScoreParts.recalledAt(query));
      }
    }
    return new HitPage(hits, next);
  }

  /** The episodes that the same query would return, as voters; nothing is noted of them. */
  List<Voter> voters(RecallQuery query, HotSpace space, float[] vector, Activated activated)
      throws Exception {
    List<Voter> voters = new ArrayList<>();
    for (Candidate candidate :
        candidates(query, space, vector, activated, null, PatternRecall.VOTERS)) {
      voters.add(
          new Voter(
              EpisodeDigests.asOf(
                  space.digests.of(candidate.row(), state::digest),
                  space.index.episode(candidate.row())),
              candidate.similarity()));
    }
    return voters;
  }

  /** The best {@code k} episodes, in the order of the answer. */
  private List<Candidate> candidates(
      RecallQuery query,
      HotSpace space,
      float[] vector,
      Activated activated,
      RankCursor after,
      int k) {
    Set<ScorePart> parts = ScoreParts.of(query, vector, activated, search.hasWords());
    EpisodeSearch.Wanted wanted =
        new EpisodeSearch.Wanted(
            vector,
            query.asOf(),
            query.minSimilarity(),
            space.admitted(query.filter()),
            ranking.weights().over(parts),
            activated,
            after);
    boolean isDiverse = isDiverse(query);
    List<Candidate> candidates =
        search.best(space.index, wanted, k + (isDiverse ? SPARE_CANDIDATES : 0));
    int[] order =
        isDiverse
            ? diversified(candidates, k, space)
            : MarginalRelevance.inOrder(candidates.size(), k);
    List<Candidate> ordered = new ArrayList<>(order.length);
    for (int position : order) {
      ordered.add(candidates.get(position));
    }
    return ordered;
  }

  /** How many episodes are looked for to answer {@code query}, from {@code after} or the first. */
  static int wanted(RecallQuery query, RankCursor after) {
    return query.k()
        + (isDiverse(query) ? SPARE_CANDIDATES : 0)
        + (after == null ? 0 : after.rank() + 1);
  }

  private static boolean isDiverse(RecallQuery query) {
    return query.diverse() && query.mode() != RecallMode.SIMILAR;
  }

  private int[] diversified(List<Candidate> candidates, int k, HotSpace space) {
    int head = Math.min(Math.min(k, DIVERSIFIED_RANKS), candidates.size());
    int pool = Math.min(head + SPARE_CANDIDATES, candidates.size());
    float[] scores = new float[pool];
    for (int i = 0; i < pool; i++) {
      scores[i] = candidates.get(i).score();
    }
    int[] picked =
        ranking
            .diversity()
            .pick(
                scores,
                head,
                (a, b) -> space.index.similarity(candidates.get(a).row(), candidates.get(b).row()));
    return MarginalRelevance.followedByTheRest(picked, candidates.size(), k);
  }

  private Hit hit(
      RecallQuery query,
      HotSpace space,
      Candidate candidate,
      Set<ScorePart> parts,
      ActivationPaths paths)
      throws Exception {
    Map<String, Double> shown = new LinkedHashMap<>();
    for (ScorePart part : parts) {
      shown.put(part.name().toLowerCase(Locale.ROOT), rounded(part(part, candidate)));
    }
    Ways ways =
        new Ways(
            Confidence.direct(candidate.similarity()),
            paths == null ? List.of() : paths.toEpisode(candidate.row()));
    return new Hit(
        HitKind.EPISODE,
        candidate.id(),
        rounded(candidate.score()),
        rounded(ways.confidence()),
        shown,
        query.explain() && parts.contains(ScorePart.SIMILARITY)
            ? ways.steps(candidate.id())
            : List.of(),
        EpisodeDigests.asOf(
            space.digests.of(candidate.row(), state::digest),
            space.index.episode(candidate.row())));
  }

  private void use(HotSpace space, Candidate candidate, long now) {
    Usage before = space.index.usage(candidate.row());
    long since = space.index.lastAccess(candidate.row());
    double hours = Math.max(0, now - since) / MILLIS_PER_HOUR;
    space.use(
        candidate.row(),
        new Usage(
            before.recalls() + 1,
            Math.max(before.lastRecallAt(), now),
            ranking.retention().stabilityAfterRecall(hours, before.stability()),
            spreading.activation(candidate.row())));
  }

  private static double part(ScorePart part, Candidate candidate) {
    return switch (part) {
      case SIMILARITY -> Math.max(0, candidate.similarity());
      case ACTIVATION -> candidate.activation();
      case RETENTION -> candidate.retention();
      case VALUE -> candidate.value();
      case TEXT -> candidate.text();
    };
  }
}
