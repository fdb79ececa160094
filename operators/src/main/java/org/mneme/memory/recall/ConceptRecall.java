package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.association.ActivationPaths;
import org.mneme.association.ConceptLookup;
import org.mneme.association.Confidence;
import org.mneme.association.RankingWeights;
import org.mneme.association.ScorePart;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallQuery;

/**
 * Recalls and lists concepts. A concept satisfies a filter when an episode does that is bound to it
 * and shown.
 */
final class ConceptRecall {

  private final RankingWeights weights;
  private final QuerySpreading spreading;
  private final ConceptDigests digests;
  private final ConceptLookup lookup;

  ConceptRecall(MemoryParameters parameters, QuerySpreading spreading) {
    this.weights = parameters.ranking().weights();
    this.spreading = spreading;
    this.lookup = new ConceptLookup(parameters.ladder());
    this.digests = new ConceptDigests(parameters.learning().concepts());
  }

  private record Scored(int slot, String id, double similarity, double activation, double score) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id);
  }

  /**
   * The concepts nearest to {@code vector} or reached by activation, best first, at most {@code k}.
   *
   * @param vector unit vector
   * @param paths how activation spread, or null when it did not
   * @param after where the page begins, or null where the query has none
   */
  HitPage hits(
      RecallQuery query, HotSpace space, float[] vector, ActivationPaths paths, RankCursor after) {
    Set<ScorePart> parts =
        spreading.hasReachedConcepts()
            ? EnumSet.of(ScorePart.SIMILARITY, ScorePart.ACTIVATION)
            : EnumSet.of(ScorePart.SIMILARITY);
    List<Scored> all = scored(query, space, vector, weights.over(parts), after);
    List<Scored> page = all.subList(0, Math.min(query.k(), all.size()));
    String next = null;
    if (after != null && all.size() > page.size()) {
      Scored last = page.get(page.size() - 1);
      next = after.after(page.size(), last.score(), last.id()).text();
    }
    List<Hit> hits = new ArrayList<>();
    for (Scored scored : page) {
      Map<String, Double> shown = new LinkedHashMap<>();
      for (ScorePart part : parts) {
        double value =
            part == ScorePart.SIMILARITY ? Math.max(0, scored.similarity()) : scored.activation();
        shown.put(part.name().toLowerCase(Locale.ROOT), rounded(value));
      }
      Ways ways =
          new Ways(
              Confidence.direct(scored.similarity()),
              paths == null ? List.of() : paths.toConcept(scored.slot()));
      hits.add(
          new Hit(
              HitKind.CONCEPT,
              scored.id(),
              rounded(scored.score()),
              rounded(ways.confidence()),
              shown,
              query.explain() ? ways.steps(scored.id()) : List.of(),
              null,
              digests.of(
                  space.concepts.concept(scored.slot()), space.concepts.usage(scored.slot()))));
    }
    return new HitPage(hits, next);
  }

  /** All concepts that the filter admits, by id. */
  List<Hit> list(RecallQuery query, HotSpace space) {
    AdmittedRows filter = space.admitted(query.filter());
    List<Hit> hits = new ArrayList<>();
    for (int slot = 0; slot < space.concepts.slotLimit(); slot++) {
      if (isShown(space, slot, filter)) {
        hits.add(named(space, slot));
      }
    }
    hits.sort(Comparator.comparing(Hit::id));
    return hits;
  }

  /**
   * The concept {@code id}, or null where there is none that the filter admits.
   *
   * @param filter the rows that it admits
   */
  Hit get(HotSpace space, AdmittedRows filter, String id) {
    int slot = space.concepts.slot(id);
    return slot >= 0 && isShown(space, slot, filter) ? named(space, slot) : null;
  }

  /** How many concepts the filter admits. */
  long count(HotSpace space, AdmittedRows filter) {
    long count = 0;
    for (int slot = 0; slot < space.concepts.slotLimit(); slot++) {
      if (isShown(space, slot, filter)) {
        count++;
      }
    }
    return count;
  }

  private Hit named(HotSpace space, int slot) {
    return new Hit(
        HitKind.CONCEPT,
        space.concepts.id(slot),
        0,
        0,
        Map.of(),
        List.of(),
        null,
        digests.of(space.concepts.concept(slot), space.concepts.usage(slot)));
  }

  /** All that may be shown, best first, behind {@code after} if that is not null. */
  private List<Scored> scored(
      RecallQuery query,
      HotSpace space,
      float[] vector,
      Map<ScorePart, Double> weight,
      RankCursor after) {
    int limit = space.concepts.slotLimit();
    AdmittedRows filter = space.admitted(query.filter());
    // Whether a concept satisfies a filter is known too late to choose candidates by it.
    // Pages go on to the last concept, and there are few.
    boolean isExact = query.exact() || !filter.admitsAll() || after != null;
    float[] cosines = lookup.shownCosines(space.concepts, vector, query.k(), isExact);
    List<Scored> scored = new ArrayList<>();
    for (int slot = 0; slot < limit; slot++) {
      float activation = spreading.conceptPart(slot);
      boolean isNear = cosines[slot] >= query.minSimilarity() || activation > 0;
      if (isNear && isShown(space, slot, filter)) {
        float cosine =
            Float.isNaN(cosines[slot]) ? space.concepts.cosine(vector, slot) : cosines[slot];
        double score =
            weight.get(ScorePart.SIMILARITY) * Math.max(0, cosine)
                + weight.get(ScorePart.ACTIVATION) * activation;
        if (after == null || after.precedes(score, space.concepts.id(slot))) {
          scored.add(new Scored(slot, space.concepts.id(slot), cosine, activation, score));
        }
      }
    }
    scored.sort(Scored.BEST_FIRST);
    return scored;
  }

  private static boolean isShown(HotSpace space, int slot, AdmittedRows filter) {
    if (!space.concepts.isLive(slot) || space.concepts.isHidden(slot)) {
      return false;
    }
    if (filter.admitsAll()) {
      return true;
    }
    for (int row : space.edges.boundRows(slot)) {
      if (!space.index.isHidden(row) && filter.admits(row)) {
        return true;
      }
    }
    return false;
  }
}
