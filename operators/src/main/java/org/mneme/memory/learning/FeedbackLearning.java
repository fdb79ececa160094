package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.mneme.association.BindingFolding;
import org.mneme.association.BindingRef;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.StoredConcept;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.model.Feedback;

/**
 * Learns from feedback, by id: bindings of what helped grow stronger, bindings of what misled
 * weaker. An episode's are all that it has, a concept's all that lead to it.
 */
public final class FeedbackLearning implements LearningPhase {

  private final BindingFolding folding;
  private final LearningMetrics metrics;

  public FeedbackLearning(BindingFolding folding, LearningMetrics metrics) {
    this.folding = folding;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    if (window.hot == null) {
      return;
    }
    for (Feedback feedback : window.work.feedback()) {
      judge(window, feedback.helped(), folding.law()::helped);
      judge(window, feedback.hurt(), folding.law()::hurt);
    }
  }

  private void judge(LearningWindow window, List<String> hits, DoubleUnaryOperator change)
      throws Exception {
    // Two ids may have become one since they were shown; they are judged once.
    Set<Integer> rows = new TreeSet<>();
    Set<String> concepts = new LinkedHashSet<>();
    for (String hit : hits) {
      EpisodeRef ref = window.refs.get(hit);
      StoredConcept concept = ref == null ? window.concepts.find(hit) : null;
      if (ref != null) {
        rows.add(ref.row());
      } else if (concept != null) {
        concepts.add(concept.id());
      }
    }
    for (int row : rows) {
      judge(window, row, null, change);
    }
    for (String concept : concepts) {
      for (int row : window.hot.edges.boundRows(window.hot.concepts.slot(concept))) {
        judge(window, row, concept, change);
      }
    }
  }

  /** Changes the bindings of a row: the one to {@code only}, or all where that is null. */
  private void judge(LearningWindow window, int row, String only, DoubleUnaryOperator change) {
    EpisodeEdges held = window.edges.of(row);
    List<BindingRef> judged = new ArrayList<>();
    for (BindingRef binding : held.bindings()) {
      boolean isMeant = only == null || only.equals(binding.concept());
      judged.add(
          isMeant
              ? folding.changed(binding, window.end, window.concepts::fanOut, change)
              : binding);
    }
    window.edges.put(row, held.withBindings(judged));
    metrics.judged(judged.size());
  }
}
