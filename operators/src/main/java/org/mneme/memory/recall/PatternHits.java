package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.association.ActivationPath;
import org.mneme.association.patterns.KnownPattern;
import org.mneme.association.patterns.PlaybookWriter;
import org.mneme.association.patterns.ScoredPattern;
import org.mneme.association.patterns.ShownRows;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PathStep;
import org.mneme.model.Pattern;
import org.mneme.model.PatternDigest;

/**
 * Makes hits of patterns. A pattern is found directly, as far as it suits the query and is certain,
 * and by way of each episode that shows it and is near to the query.
 *
 * @param rows what may be shown, and how near it is
 * @param playbooks writes how to follow them
 */
record PatternHits(ShownRows rows, PlaybookWriter playbooks) {

  private static final int MOST_WAYS = 8;
  private static final double LOSS_OF_AN_EDGE = 0.35;

  /**
   * The hit of a pattern that a query found.
   *
   * @param wanted what the query had
   */
  Hit of(ScoredPattern scored, Shown wanted) {
    Pattern pattern = scored.known().pattern();
    Map<String, Double> parts = new LinkedHashMap<>();
    if (wanted.hasContext()) {
      parts.put("context", rounded(scored.context()));
    }
    if (wanted.hasVector()) {
      parts.put("similarity", rounded(scored.similarity()));
    }
    if (!wanted.isBySimilarity()) {
      parts.put("bound", rounded(pattern.bound()));
      parts.put("effectiveness", rounded(pattern.effectiveness()));
      parts.put("weight", rounded(pattern.weight()));
    }
    double direct = wanted.hasContext() ? scored.context() * pattern.bound() : 0;
    Ways ways = new Ways(direct, wanted.hasVector() ? ways(scored.known()) : List.of());
    return new Hit(
        HitKind.PATTERN,
        pattern.id(),
        rounded(scored.score()),
        rounded(ways.confidence()),
        parts,
        wanted.isExplained() ? ways.steps(pattern.id()) : List.of(),
        null,
        null,
        new PatternDigest(scored.known().shown(rows), playbooks.of(scored.known())));
  }

  /**
   * What a hit shows of how it was found.
   *
   * @param hasContext whether something was known that a pattern could suit
   * @param hasVector whether there was a vector to compare with
   * @param isBySimilarity whether nothing else counted
   * @param isExplained whether the ways are asked for
   */
  record Shown(
      boolean hasContext, boolean hasVector, boolean isBySimilarity, boolean isExplained) {}

  /** The hit of a pattern that was named or listed. */
  Hit named(KnownPattern known) {
    return unscored(known, new PatternDigest(known.shown(rows), playbooks.of(known)));
  }

  /** The same without its playbook. */
  Hit listed(KnownPattern known) {
    return unscored(known, new PatternDigest(known.shown(rows), null));
  }

  private static Hit unscored(KnownPattern known, PatternDigest digest) {
    return new Hit(
        HitKind.PATTERN, known.pattern().id(), 0, 0, Map.of(), List.of(), null, null, digest);
  }

  /** The ways over the episodes that are nearest, nearest first. */
  private List<ActivationPath> ways(KnownPattern known) {
    Pattern pattern = known.pattern();
    List<ActivationPath> ways = new ArrayList<>();
    known.forEachShown(
        rows,
        (episode, row) -> {
          double cosine = Math.min(1, rows.cosine(row));
          double arrived = cosine * pattern.bound();
          if (arrived > 0) {
            ways.add(
                new ActivationPath(
                    List.of(
                        new PathStep("query", episode, "seed", cosine, cosine),
                        new PathStep(episode, pattern.id(), "evidence", pattern.bound(), arrived)),
                    arrived * Math.exp(-LOSS_OF_AN_EDGE)));
          }
        });
    ways.sort(
        Comparator.comparingDouble(ActivationPath::probability)
            .reversed()
            .thenComparing(way -> way.steps().get(0).to()));
    return ways.subList(0, Math.min(MOST_WAYS, ways.size()));
  }
}
