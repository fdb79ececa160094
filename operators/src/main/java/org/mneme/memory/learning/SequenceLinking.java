package org.mneme.memory.learning;

import java.util.HashMap;
import java.util.Map;
import org.mneme.association.LinkFolding;
import org.mneme.association.LinkKind;
import org.mneme.association.LinkRef;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.LearningParameters.SequenceParameters;
import org.mneme.memory.PendingEpisode;
import org.mneme.memory.SequenceTail;
import org.mneme.memory.state.AssociationState;

/**
 * Links each episode of a window, in the order in which it was learned, with the one that was
 * learned before it in its session, else with the one before of its agent.
 */
public final class SequenceLinking implements LearningPhase {

  private final SequenceParameters parameters;
  private final AssociationState state;
  private final LearningMetrics metrics;

  public SequenceLinking(
      SequenceParameters parameters, AssociationState state, LearningMetrics metrics) {
    this.parameters = parameters;
    this.state = state;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    Map<String, SequenceTail> tails = new HashMap<>();
    for (PendingEpisode episode : window.work.episodes()) {
      EpisodeRef ref = window.refs.get(episode.episode());
      if (ref != null && !window.relearned.contains(episode.episode())) {
        follow(window, ref, tails);
        SequenceTail tail = new SequenceTail(episode.episode(), episode.closedAt());
        putIfPresent(tails, SequenceTail.ofSession(ref.session()), tail);
        putIfPresent(tails, SequenceTail.ofAgent(ref.agent()), tail);
      }
    }
    state.tails(tails);
  }

  private void follow(LearningWindow window, EpisodeRef ref, Map<String, SequenceTail> tails)
      throws Exception {
    long sessionGap = parameters.sessionGapMillis();
    EpisodeRef previous =
        previous(window, ref, SequenceTail.ofSession(ref.session()), sessionGap, tails);
    if (previous == null) {
      previous =
          previous(
              window, ref, SequenceTail.ofAgent(ref.agent()), parameters.agentGapMillis(), tails);
    }
    if (previous == null || previous.row() == ref.row()) {
      return;
    }
    float weight = LinkFolding.sequenceWeight(ref.closedAt(), previous.closedAt());
    window.edges.link(ref.row(), new LinkRef(previous.row(), weight, LinkKind.PREVIOUS));
    window.edges.link(previous.row(), new LinkRef(ref.row(), weight, LinkKind.NEXT));
    metrics.linked(2);
  }

  private EpisodeRef previous(
      LearningWindow window,
      EpisodeRef ref,
      String sequence,
      long gapMillis,
      Map<String, SequenceTail> tails)
      throws Exception {
    if (sequence == null) {
      return null;
    }
    SequenceTail tail = tails.get(sequence);
    if (tail == null) {
      tail = state.tail(sequence);
    }
    return tail == null || Math.abs(ref.closedAt() - tail.closedAt()) > gapMillis
        ? null
        : window.refs.get(tail.episode());
  }

  private static void putIfPresent(
      Map<String, SequenceTail> tails, String sequence, SequenceTail tail) {
    if (sequence != null) {
      tails.put(sequence, tail);
    }
  }
}
