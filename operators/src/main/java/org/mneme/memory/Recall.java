package org.mneme.memory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.association.Confidence;
import org.mneme.association.MarginalRelevance;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeDigests;
import org.mneme.episodic.FilterMatcher;
import org.mneme.episodic.Usage;
import org.mneme.memory.MemoryParameters.RankingParameters;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PathStep;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Answers a query from the current key's space: search, thinning, digests, usage. */
final class Recall {

  /** Ranks that marginal relevance orders; beyond them hits follow by score. */
  private static final int DIVERSIFIED_RANKS = 100;

  private static final int SPARE_CANDIDATES = 50;
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final RankingParameters ranking;
  private final boolean learnsFromRecall;
  private final MemoryState state;
  private final EpisodeSearch search;

  Recall(MemoryParameters parameters, MemoryState state) {
    this.ranking = parameters.ranking();
    this.learnsFromRecall = parameters.learnsFromRecall();
    this.state = state;
    this.search = new EpisodeSearch(ranking.retention());
  }

  /** The answer from {@code space}, or one without hits where {@code space} is null. */
  RecallResult answer(RecallQuery query, HotSpace space, Stages stages) throws Exception {
    List<Hit> hits = List.of();
    Set<ScorePart> parts = parts(query);
    if (space != null && servesEpisodes(query) && isComparable(query)) {
      hits = hits(query, space, parts, stages);
    }
    return new RecallResult(
        query.query(),
        query.space(),
        query.asOf(),
        hits,
        null,
        false,
        false,
        degraded(query),
        stages.micros(),
        null,
        query.resultKey(),
        query.origin().timestamp(),
        null);
  }

  private List<Hit> hits(RecallQuery query, HotSpace space, Set<ScorePart> parts, Stages stages)
      throws Exception {
    EpisodeSearch.Wanted wanted =
        new EpisodeSearch.Wanted(
            query.embedding() == null ? null : query.embedding().toFloats(),
            query.asOf(),
            query.minSimilarity(),
            new FilterMatcher(query.filter()),
            ranking.weights().over(parts));
    boolean isDiverse = query.diverse() && query.mode() == RecallMode.RECALL;
    List<Candidate> candidates =
        search.search(space.index, wanted, query.k() + (isDiverse ? SPARE_CANDIDATES : 0));
    stages.end("scan");
    int[] order =
        isDiverse
            ? diversified(candidates, query.k(), space)
            : MarginalRelevance.inOrder(candidates.size(), query.k());
    stages.end("rank");
    List<Hit> hits = new ArrayList<>(order.length);
    for (int position : order) {
      Candidate candidate = candidates.get(position);
      hits.add(hit(query, space, candidate, parts));
      if (learnsFromRecall) {
        // A recall that asks about a later moment happens now all the same.
        use(space, candidate, Math.min(query.asOf(), query.origin().timestamp()));
      }
    }
    stages.end("digest");
    return hits;
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

  private Hit hit(RecallQuery query, HotSpace space, Candidate candidate, Set<ScorePart> parts)
      throws Exception {
    Map<String, Double> shown = new LinkedHashMap<>();
    for (ScorePart part : parts) {
      shown.put(part.name().toLowerCase(Locale.ROOT), rounded(part(part, candidate)));
    }
    double direct = Confidence.direct(candidate.similarity());
    List<PathStep> path =
        query.explain() && query.embedding() != null
            ? List.of(
                new PathStep("query", candidate.id(), "seed", rounded(direct), rounded(direct)))
            : List.of();
    return new Hit(
        HitKind.EPISODE,
        candidate.id(),
        rounded(candidate.score()),
        rounded(Confidence.of(direct)),
        shown,
        path,
        EpisodeDigests.asOf(state.digest(candidate.row()), space.index.episode(candidate.row())));
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
            ranking.retention().stabilityAfterRecall(hours, before.stability())));
  }

  private static double part(ScorePart part, Candidate candidate) {
    return switch (part) {
      case SIMILARITY -> Math.max(0, candidate.similarity());
      case RETENTION -> candidate.retention();
      case VALUE -> candidate.value();
      case TEXT, ACTIVATION -> 0;
    };
  }

  /** The parts that rank this query. */
  private static Set<ScorePart> parts(RecallQuery query) {
    if (query.mode() == RecallMode.SIMILAR) {
      return EnumSet.of(ScorePart.SIMILARITY);
    }
    return query.embedding() == null
        ? EnumSet.of(ScorePart.RETENTION, ScorePart.VALUE)
        : EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE);
  }

  /** By similarity alone nothing can be said without a vector. */
  private static boolean isComparable(RecallQuery query) {
    return query.embedding() != null || query.mode() != RecallMode.SIMILAR;
  }

  private static boolean servesEpisodes(RecallQuery query) {
    return query.kinds().isEmpty() || query.kinds().contains(HitKind.EPISODE);
  }

  private List<String> degraded(RecallQuery query) throws Exception {
    List<String> missing = new ArrayList<>();
    for (HitKind kind : HitKind.values()) {
      if (kind != HitKind.EPISODE && query.kinds().contains(kind)) {
        missing.add(kind.name().toLowerCase(Locale.ROOT));
      }
    }
    if (query.embedding() == null) {
      missing.add("similarity");
    }
    if (query.after() != null && state.ref(query.after()) == null) {
      missing.add("after");
    }
    return missing;
  }

  /** Six decimals: what a float score is good for, and what a person can read. */
  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
