package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.mneme.association.MarginalRelevance;

/**
 * Finds the patterns of a space that suit a query best.
 *
 * @param index the patterns of the space
 * @param weights what they are ranked by
 * @param diversity thins those that say nearly the same
 */
public record PatternSearch(
    PatternIndex index, PatternWeights weights, MarginalRelevance diversity) {

  /** Ranks that marginal relevance orders; beyond them patterns follow by score. */
  private static final int DIVERSIFIED_RANKS = 50;

  private static final int SPARE_CANDIDATES = 50;

  /** What a score and its bound may differ by. */
  private static final double ROUNDING = 1e-9;

  /** The part of likeness that is left to patterns of one kind under other conditions. */
  private static final double OTHER_CONDITION = 0.5;

  /**
   * What is looked for.
   *
   * @param context what the query is about
   * @param rows what it may see, and how near that is
   * @param hasVector whether it has a vector
   * @param isBySimilarity whether it ranks by similarity alone
   * @param minSimilarity above 0, an episode that shows the pattern must be so near
   * @param leastScore least score
   * @param filter what a pattern must satisfy
   */
  public record Wanted(
      PatternContext context,
      ShownRows rows,
      boolean hasVector,
      boolean isBySimilarity,
      double minSimilarity,
      double leastScore,
      Predicate<KnownPattern> filter) {}

  /**
   * The best {@code count} of {@code candidates}, ties by id.
   *
   * @param isDiverse whether those that say nearly the same are held back
   */
  public List<ScoredPattern> best(
      Collection<KnownPattern> candidates, Wanted wanted, int count, boolean isDiverse) {
    int wantedCount = count + (isDiverse ? SPARE_CANDIDATES : 0);
    Best best =
        new Best(wanted, weights.over(wanted.context().isKnown(), wanted.hasVector()), wantedCount);
    for (KnownPattern known : candidates) {
      best.offer(known);
    }
    return inOrder(best, count, isDiverse);
  }

  /**
   * The best {@code count} of all patterns: as {@link #best}, but of each domain, the likeliest
   * first, only as many are looked at, the strongest first, as may still be among them.
   */
  public List<ScoredPattern> bestOfAll(Wanted wanted, int count, boolean isDiverse) {
    if (wanted.isBySimilarity()) {
      return best(index.all(), wanted, count, isDiverse);
    }
    PatternWeights over = weights.over(wanted.context().isKnown(), wanted.hasVector());
    Best best = new Best(wanted, over, count + (isDiverse ? SPARE_CANDIDATES : 0));
    List<String> domains = new ArrayList<>(index.domains());
    domains.sort(Comparator.comparingDouble(wanted.context()::ofDomain).reversed());
    for (String domain : domains) {
      double mostContext = wanted.context().ofDomain(domain);
      for (KnownPattern known : index.ofDomain(domain)) {
        double most = over.most(known.strength, mostContext, index.mostEffective());
        if (most + ROUNDING < best.least()) {
          break;
        }
        best.offer(known);
      }
    }
    return inOrder(best, count, isDiverse);
  }

  private List<ScoredPattern> inOrder(Best best, int count, boolean isDiverse) {
    List<ScoredPattern> scored = best.inOrder();
    return isDiverse
        ? diversified(scored, count)
        : scored.subList(0, Math.min(count, scored.size()));
  }

  /** The best so far, at most so many as are wanted. */
  private final class Best {

    private final Wanted wanted;
    private final PatternWeights over;
    private final int count;
    private final PriorityQueue<ScoredPattern> worstFirst =
        new PriorityQueue<>(ScoredPattern.BEST_FIRST.reversed());

    Best(Wanted wanted, PatternWeights over, int count) {
      this.wanted = wanted;
      this.over = over;
      this.count = count;
    }

    void offer(KnownPattern known) {
      double context = wanted.context().of(known);
      // Most patterns fall behind here, however near their evidence is: it need not be looked at.
      if (!wanted.isBySimilarity() && over.score(known, context, 1) < least()) {
        return;
      }
      if (!index.isShown(known, wanted.rows()) || !wanted.filter().test(known)) {
        return;
      }
      ScoredPattern candidate = scored(known, context, wanted, over);
      if (candidate.score() >= least() && isNear(candidate, wanted)) {
        worstFirst.add(candidate);
        if (worstFirst.size() > count) {
          worstFirst.remove();
        }
      }
    }

    /** A pattern with a lower score is not among the best, whatever its id. */
    private double least() {
      return worstFirst.size() < count
          ? wanted.leastScore()
          : Math.max(wanted.leastScore(), worstFirst.element().score());
    }

    List<ScoredPattern> inOrder() {
      List<ScoredPattern> all = new ArrayList<>(worstFirst);
      all.sort(ScoredPattern.BEST_FIRST);
      return all;
    }
  }

  /**
   * The patterns that {@code episodes} show, and the {@code ofDomain} strongest of each domain that
   * was voted for: among them is what a query that asks for no patterns may still want.
   */
  public Collection<KnownPattern> near(
      Collection<String> episodes, PatternContext context, int ofDomain) {
    long visit = index.nextQuery();
    List<KnownPattern> near = new ArrayList<>();
    for (String episode : episodes) {
      for (KnownPattern known : index.shownBy(episode)) {
        add(known, visit, near);
      }
    }
    for (String domain : context.domains()) {
      int left = ofDomain;
      for (KnownPattern known : index.ofDomain(domain)) {
        if (left-- == 0) {
          break;
        }
        add(known, visit, near);
      }
    }
    return near;
  }

  private static void add(KnownPattern known, long visit, List<KnownPattern> near) {
    if (known.seenBy != visit) {
      known.seenBy = visit;
      near.add(known);
    }
  }

  private static ScoredPattern scored(
      KnownPattern known, double context, Wanted wanted, PatternWeights over) {
    double sum = 0;
    double nearest = 0;
    int stored = 0;
    for (Evidence episode : known.evidence) {
      if (KnownPattern.isShown(episode, wanted.rows())) {
        double cosine = Math.max(0, wanted.rows().cosine(episode.row));
        sum += cosine;
        nearest = Math.max(nearest, cosine);
        stored++;
      }
    }
    double similarity = stored == 0 ? 0 : sum / stored;
    double score = wanted.isBySimilarity() ? similarity : over.score(known, context, similarity);
    return new ScoredPattern(known, context, similarity, nearest, score);
  }

  /** What neither suits the query nor was shown by anything near it is no answer. */
  private static boolean isNear(ScoredPattern scored, Wanted wanted) {
    if (wanted.minSimilarity() > 0 && scored.nearest() < wanted.minSimilarity()) {
      return false;
    }
    boolean isAskedByFilterAlone = !wanted.context().isKnown() && !wanted.hasVector();
    return isAskedByFilterAlone || scored.context() > 0 || scored.similarity() > 0;
  }

  private List<ScoredPattern> diversified(List<ScoredPattern> scored, int count) {
    int head = Math.min(Math.min(count, DIVERSIFIED_RANKS), scored.size());
    float[] scores = new float[Math.min(head + SPARE_CANDIDATES, scored.size())];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) scored.get(i).score();
    }
    int[] picked =
        diversity.pick(
            scores, head, (a, b) -> likeness(scored.get(a).known(), scored.get(b).known()));
    List<ScoredPattern> best = new ArrayList<>();
    for (int position : MarginalRelevance.followedByTheRest(picked, scored.size(), count)) {
      best.add(scored.get(position));
    }
    return best;
  }

  /** How much two patterns say the same, in [0, 1]: tools of the shorter one in the longer one. */
  static float likeness(KnownPattern a, KnownPattern b) {
    if (!a.is(b.pattern.kind()) || !a.pattern.domain().equals(b.pattern.domain())) {
      return 0;
    }
    KnownPattern shorter = a.tools.length <= b.tools.length ? a : b;
    Label[] longer = (shorter == a ? b : a).tools;
    int shared = 0;
    for (Label tool : shorter.tools) {
      shared += holds(longer, tool) ? 1 : 0;
    }
    double overlap = shorter.tools.length == 0 ? 0 : (double) shared / shorter.tools.length;
    boolean isSame = Objects.equals(a.pattern.condition(), b.pattern.condition());
    return (float) (isSame ? overlap : OTHER_CONDITION * overlap);
  }

  /** A handful: a set would cost more than it saves. */
  private static boolean holds(Label[] tools, Label wanted) {
    for (Label tool : tools) {
      if (tool.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
