package org.mneme.memory.forgetting;

import java.util.Map;
import java.util.TreeMap;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.SequenceTail;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.forgetting.ForgetPlan.Part;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.learning.RowRemoval;
import org.mneme.memory.learning.RowRemoval.Removed;
import org.mneme.memory.state.Acknowledged;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.LedgerState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PendingState;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.TargetKind;

/**
 * Forgets: removes the episodes that a command names, with everything that was learned from them,
 * and their experiences, and enters the subject in the ledger. A dry run does all but the removing.
 */
public final class Forgetting {

  private final MemoryState state;
  private final AssociationState associations;
  private final PendingState pending;
  private final LedgerState ledger;
  private final RowRemoval rows;
  private final OccurrenceRemoval occurrences;
  private final ExperienceForgetting experiences;
  private final Acknowledged acknowledged;

  public Forgetting(
      MemoryState state,
      AssociationState associations,
      PendingState pending,
      LedgerState ledger,
      RowRemoval rows,
      OccurrenceRemoval occurrences,
      ExperienceForgetting experiences,
      Acknowledged acknowledged) {
    this.state = state;
    this.associations = associations;
    this.pending = pending;
    this.ledger = ledger;
    this.rows = rows;
    this.occurrences = occurrences;
    this.experiences = experiences;
    this.acknowledged = acknowledged;
  }

  /** Does what {@code command} asks for in the space of {@code window}, and sends the receipt. */
  void forget(LearningWindow window, Command command) throws Exception {
    forgetStored(window, command);
    if (!command.dryRun()) {
      acknowledged.forget(command, window.outbox);
    }
  }

  private void forgetStored(LearningWindow window, Command command) throws Exception {
    if (!command.dryRun()) {
      ledger.forget(command.targetKind(), command.target(), command.at());
    }
    long steps = experiences.forget(window, command);
    if (window.hot == null) {
      window.outbox.receipt(
          new ForgetReceipt(
              command.id(),
              command.space(),
              command.targetKind(),
              command.target(),
              command.dryRun(),
              command.at(),
              0,
              0,
              0,
              0,
              0,
              0,
              steps));
      return;
    }
    ForgetPlan plan = ForgetPlan.read(window, command, rows);
    window.outbox.receipt(plan.receipt(command, window).withStepExperiences(steps));
    if (!command.dryRun()) {
      remove(window, plan);
      forgetEvicted(window, command);
    }
  }

  private void remove(LearningWindow window, ForgetPlan plan) throws Exception {
    Map<String, Double> weights = new TreeMap<>();
    long episodes = 0;
    for (Part part : plan.parts) {
      episodes += part.named().size();
      for (Removed named : part.named()) {
        leaveTraces(window, named);
      }
      if (!part.isWhole()) {
        occurrences.remove(window, part, weights);
      }
    }
    rows.remove(window, plan.wholeRows(), weights);
    rows.settle(window, weights);
    SpaceProfile profile = state.profile();
    profile(window, profile.withEpisodes(profile.episodes() - episodes));
  }

  /** Of what was evicted before, only sequences can still name a subject, and a count be left. */
  private void forgetEvicted(LearningWindow window, Command command) throws Exception {
    if (command.targetKind() == TargetKind.AGENT) {
      String sequence = SequenceTail.ofAgent(command.target());
      SequenceTail tail = associations.tail(sequence);
      if (tail != null && window.refs.get(tail.episode()) == null) {
        associations.removeTail(sequence);
      }
    } else if (command.targetKind() == TargetKind.SPACE) {
      associations.clearTails();
      long left = 0;
      for (Map.Entry<String, EpisodeRef> unused : window.refs.all()) {
        left++;
      }
      profile(window, state.profile().withEpisodes(left));
    }
  }

  private void profile(LearningWindow window, SpaceProfile profile) throws Exception {
    state.profile(profile);
    window.hot.profile = profile;
  }

  /** Takes an episode out of what refers to it beside its row, and says that it is forgotten. */
  private void leaveTraces(LearningWindow window, Removed named) throws Exception {
    EpisodeRef ref = named.ref();
    pending.removeEpisode(named.episode());
    associations.endSequence(SequenceTail.ofSession(ref.session()), named.episode());
    associations.endSequence(SequenceTail.ofAgent(ref.agent()), named.episode());
    window.outbox.memory(
        Episode.gone(
            window.space,
            named.episode(),
            ref.startedAt(),
            ref.closedAt(),
            EpisodeStatus.FORGOTTEN));
  }
}
