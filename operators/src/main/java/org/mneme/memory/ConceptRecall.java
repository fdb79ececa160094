package org.mneme.memory;

import static org.mneme.memory.Rounding.rounded;

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
   */
  List<Hit> hits(RecallQuery query, HotSpace space, float[] vector, ActivationPaths paths) {
    Set<ScorePart> parts =
        spreading.hasReachedConcepts()
            ? EnumSet.of(ScorePart.SIMILARITY, ScorePart.ACTIVATION)
            : EnumSet.of(ScorePart.SIMILARITY);
    List<Hit> hits = new ArrayList<>();
    for (Scored scored : scored(query, space, vector, weights.over(parts))) {
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
    return hits;
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

  /** The concept {@code id}, or null where there is none that the filter admits. */
  Hit get(RecallQuery query, HotSpace space, String id) {
    int slot = space.concepts.slot(id);
    boolean isThere = slot >= 0 && isShown(space, slot, space.admitted(query.filter()));
    return isThere ? named(space, slot) : null;
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

  private List<Scored> scored(
      RecallQuery query, HotSpace space, float[] vector, Map<ScorePart, Double> weight) {
    int limit = space.concepts.slotLimit();
    AdmittedRows filter = space.admitted(query.filter());
    // Whether a concept satisfies a filter is known too late to choose candidates by it.
    boolean isExact = query.exact() || !filter.admitsAll();
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
        scored.add(new Scored(slot, space.concepts.id(slot), cosine, activation, score));
      }
    }
    scored.sort(Scored.BEST_FIRST);
    return scored.subList(0, Math.min(query.k(), scored.size()));
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
