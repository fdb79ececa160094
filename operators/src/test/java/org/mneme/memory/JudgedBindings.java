package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mneme.model.Episode;
import org.mneme.model.Feedback;

/**
 * How strong the bindings of a space are at the end of a window, from what they were just before it
 * and the feedback that is due in it. Which bindings there are is taken from state.
 */
final class JudgedBindings {

  /** Of strengths, which state holds as floats. */
  private static final double TOLERANCE = 1e-6;

  private static final double GAIN = 0.1;
  private static final double LOSS = 0.1;
  private static final double LEAST_RENEWED = 0.02;

  private final PlainMemory memory;
  private final LearnedGraph before;
  private final List<Feedback> due;
  private final long end;
  private final Set<String> closing;

  /** Fan-outs as of the last window, by which everything fades in this one. */
  private final Map<String, Integer> fanOuts;

  private final Map<String, PlainExperience> known = new HashMap<>();

  /**
   * Before a window.
   *
   * @param before what was learned before the window
   * @param due what is due in it, by id
   * @param end of the window
   */
  JudgedBindings(PlainMemory memory, LearnedGraph before, List<Feedback> due, long end) {
    this.memory = memory;
    this.before = before;
    this.due = due;
    this.end = end;
    closing = memory.closing(end);
    fanOuts = before.fanOuts();
    memory.all.forEach(one -> known.put(one.id, one));
  }

  /** Compares with what is learned {@code after} the window, in the oracle too. */
  void compare(LearnedGraph after) {
    Map<String, PlainExperience> left = new HashMap<>();
    memory.all.forEach(one -> left.put(one.id, one));
    for (LearnedGraph.Bound binding : after.bindings()) {
      PlainExperience bound = left.get(binding.episode());
      boolean isAnew =
          bound.episodes.stream()
              .map(Episode::episode)
              .anyMatch(made -> closing.contains(made) || isNewMember(made, after));
      if (!isAnew || !haveConceptsChangedSince(after)) {
        compare(binding, bound, isAnew, after);
      }
    }
  }

  private boolean isNewMember(String episode, LearnedGraph after) {
    String was = before.members().get(episode);
    String is = after.members().get(episode);
    return is != null && (was == null || !after.living(was).equals(is));
  }

  /** Whether concepts may be others than those that experiences were compared with before. */
  private boolean haveConceptsChangedSince(LearnedGraph after) {
    // What is evicted takes its share of the centroids along; a sweep drops concepts.
    return memory.hasEvicted()
        || before.concepts().keySet().stream()
            .anyMatch(id -> !after.concepts().containsKey(after.living(id)));
  }

  private void compare(
      LearnedGraph.Bound binding, PlainExperience bound, boolean isAnew, LearnedGraph after) {
    String concept = binding.concept();
    double strength = held(bound, concept, after);
    if (isAnew && PlainActivation.nearest(bound, after).contains(concept)) {
      double offered = PlainActivation.strength(bound, after.concepts().get(concept));
      strength = offered - strength >= LEAST_RENEWED ? offered : strength;
    }
    boolean isJudged = false;
    for (Feedback feedback : due) {
      for (int i = times(feedback.helped(), bound, concept, after); i > 0; i--) {
        strength += GAIN * (1 - strength);
        isJudged = true;
      }
      for (int i = times(feedback.hurt(), bound, concept, after); i > 0; i--) {
        strength -= LOSS * strength;
        isJudged = true;
      }
    }
    assertThat(faded(binding, concept))
        .as("%s to %s after %s", binding.episode(), concept, due)
        .isCloseTo(strength, within(TOLERANCE));
    if (isJudged) {
      assertThat(binding.at()).isEqualTo(end);
    }
  }

  /** What is left of the binding, or of the stronger of those that became one; 0 if none was. */
  private double held(PlainExperience bound, String concept, LearnedGraph after) {
    double strongest = 0;
    for (LearnedGraph.Bound binding : before.bindings()) {
      if (known.get(binding.episode()) == bound
          && after.living(binding.concept()).equals(concept)) {
        strongest = Math.max(strongest, faded(binding, concept));
      }
    }
    return strongest;
  }

  private double faded(LearnedGraph.Bound binding, String concept) {
    return PlainActivation.faded(binding, end, Math.max(1, fanOuts.getOrDefault(concept, 0)));
  }

  /** How often a list of hits names a binding: by its experience, by its concept, or by both. */
  private int times(List<String> hits, PlainExperience bound, String concept, LearnedGraph after) {
    boolean namesIt = hits.stream().anyMatch(bound::has);
    boolean namesConcept = hits.stream().anyMatch(hit -> after.living(hit).equals(concept));
    return (namesIt ? 1 : 0) + (namesConcept ? 1 : 0);
  }
}
