package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.association.Adjacency;
import org.mneme.association.BindingRef;
import org.mneme.association.Confidence;
import org.mneme.association.SpreadingParameters;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.kernels.activation.Activation;
import org.mneme.kernels.dense.Vectors;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Completion;
import org.mneme.model.PackedVector;
import org.mneme.model.RecallQuery;
import org.mneme.model.Share;

/**
 * Completes a partial query: finds the concepts that fit its known part, and lets them fill in the
 * rest. A concept fits by the cosine over the known components, from the seed threshold on, and by
 * the share of its bindings whose episodes satisfy the filter.
 */
final class PatternCompletion {

  private final MemoryParameters parameters;
  private final SpreadingParameters law;
  private final FieldCompletion fields;

  PatternCompletion(MemoryParameters parameters, MemoryState state) {
    this.parameters = parameters;
    this.law = parameters.spreading();
    this.fields = new FieldCompletion(state);
  }

  /** What the concepts of {@code space} add to {@code query}, or null where none fits. */
  Completion of(RecallQuery query, HotSpace space) throws Exception {
    AdmittedRows filter = space.admitted(query.filter());
    KnownPart known = KnownPart.of(query);
    if (known == null && filter.admitsAll()) {
      return null;
    }
    List<FittingConcept> fitting = fitting(query, space, known, filter);
    if (fitting.isEmpty()) {
      return null;
    }
    Map<String, MemberWeight> members = new TreeMap<>();
    double sum = 0;
    for (FittingConcept concept : fitting) {
      sum += concept.weight();
      for (MemberWeight member : members(query, space, concept.slot(), filter)) {
        members.merge(member.id(), member.times(concept.weight()), MemberWeight::plus);
      }
    }
    float[] blend = blend(space, fitting);
    List<Share> concepts = new ArrayList<>();
    double[] probabilities = new double[fitting.size()];
    for (int i = 0; i < probabilities.length; i++) {
      concepts.add(new Share(fitting.get(i).id(), rounded(fitting.get(i).weight() / sum)));
      probabilities[i] = fitting.get(i).probability();
    }
    return fields.completed(
        query.filter(),
        space.index,
        List.copyOf(members.values()),
        PackedVector.pack(known == null ? blend : known.completedBy(blend)),
        concepts,
        rounded(Confidence.of(probabilities)));
  }

  private List<FittingConcept> fitting(
      RecallQuery query, HotSpace space, KnownPart known, AdmittedRows filter) {
    double threshold = parameters.profiles().of(space.profile.model()).seed();
    double least = Math.max(threshold, query.minSimilarity());
    Activation activation = new Activation((float) threshold, (float) law.temperature());
    List<FittingConcept> fitting = new ArrayList<>();
    for (int slot = 0; slot < space.concepts.slotLimit(); slot++) {
      if (!space.concepts.isLive(slot) || space.concepts.isHidden(slot)) {
        continue;
      }
      double cosine = known == null ? 1 : known.cosine(space.concepts.centroid(slot));
      if (cosine < least) {
        continue;
      }
      double share = filter.admitsAll() ? 1 : admittedShare(query, space, slot, filter);
      if (share > 0) {
        double weight = (known == null ? 1 : activation.of((float) cosine)) * share;
        double probability = cosine * share * space.concepts.concept(slot).coherence();
        fitting.add(
            new FittingConcept(slot, space.concepts.id(slot), weight, Math.max(0, probability)));
      }
    }
    fitting.sort(FittingConcept.BEST_FIRST);
    return fitting.subList(0, Math.min(law.seedConcepts(), fitting.size()));
  }

  /** How much of what is bound to a concept, by strength, satisfies the filter. */
  private double admittedShare(RecallQuery query, HotSpace space, int slot, AdmittedRows filter) {
    double admitted = total(members(query, space, slot, filter));
    double all = total(members(query, space, slot, null));
    return all > 0 ? admitted / all : 0;
  }

  private static double total(List<MemberWeight> members) {
    return members.stream().mapToDouble(MemberWeight::weight).sum();
  }

  /** The shown episodes bound to a concept, with the strength that is left, by id. */
  private List<MemberWeight> members(
      RecallQuery query, HotSpace space, int slot, AdmittedRows filter) {
    List<MemberWeight> members = new ArrayList<>();
    for (int row : space.edges.boundRows(slot)) {
      boolean isAdmitted = !space.index.isHidden(row) && (filter == null || filter.admits(row));
      if (isAdmitted) {
        members.add(
            new MemberWeight(
                row,
                space.index.episode(row).id(),
                strength(space.edges, row, slot, query, space)));
      }
    }
    members.sort(MemberWeight.BY_ID);
    return members;
  }

  private double strength(Adjacency edges, int row, int slot, RecallQuery query, HotSpace space) {
    BindingRef binding = edges.binding(row, slot);
    return law.binding()
        .decayed(binding.strength(), query.asOf() - binding.at(), space.concepts.fanOut(slot));
  }

  /** The weighted mean direction of the concepts. */
  private static float[] blend(HotSpace space, List<FittingConcept> fitting) {
    float[] blend = new float[space.profile.dimension()];
    for (FittingConcept concept : fitting) {
      Vectors.axpy(
          (float) concept.weight(),
          space.concepts.centroid(concept.slot()),
          0,
          blend,
          0,
          blend.length);
    }
    Vectors.normalise(blend, 0, blend.length);
    return blend;
  }
}
