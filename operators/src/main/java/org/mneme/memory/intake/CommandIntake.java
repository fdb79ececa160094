package org.mneme.memory.intake;

import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.Outbox;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.Masking;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PendingState;
import org.mneme.memory.state.SeenIdsState;
import org.mneme.memory.state.SeenIdsState.Kind;
import org.mneme.model.Command;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/**
 * Takes commands in: what they change for readers holds from their arrival on, what they change of
 * what was learned waits for their window.
 */
public final class CommandIntake {

  private final MemoryState state;
  private final PendingState pending;
  private final SeenIdsState seenIds;
  private final Masking masking;
  private final MemoryMetrics metrics;

  public CommandIntake(
      MemoryState state,
      PendingState pending,
      SeenIdsState seenIds,
      Masking masking,
      MemoryMetrics metrics) {
    this.state = state;
    this.pending = pending;
    this.seenIds = seenIds;
    this.masking = masking;
    this.metrics = metrics;
  }

  /**
   * Takes {@code command} in.
   *
   * @return event time whose window it waits for, epoch milliseconds, or null when it does not wait
   */
  Long accept(Command command, Outbox outbox) throws Exception {
    if (!seenIds.add(Kind.COMMAND, command.id(), command.at())) {
      metrics.duplicate();
      return null;
    }
    return switch (command.kind()) {
      case FORGET -> forget(command);
      case PIN -> await(command);
      case CONFIGURE -> configure(command, outbox);
      case REEMBED -> reembed(command, outbox);
    };
  }

  private Long forget(Command command) throws Exception {
    if (!command.dryRun()) {
      masking.changed(command.space());
    }
    return await(command);
  }

  /** A model holds at once, since the next vector is compared with it; a capacity waits. */
  private Long configure(Command command, Outbox outbox) throws Exception {
    if (command.model() != null) {
      SpaceProfile known = state.profile();
      if (known == null || !known.isPinned()) {
        state.profile(
            (known == null ? SpaceProfile.UNPINNED : known)
                .pinnedTo(command.model(), command.dimension()));
      } else if (!known.model().equals(command.model())
          || known.dimension() != command.dimension()) {
        return reject(
            RejectionReason.EMBEDDING_MISMATCH,
            "the space is pinned to model "
                + known.model()
                + " of dimension "
                + known.dimension()
                + " until all of it is forgotten",
            command,
            outbox);
      }
    }
    return command.maxEpisodes() == null ? null : await(command);
  }

  /** Carried out where episodes without a vector are kept; here the vectors come as they come. */
  private Long reembed(Command command, Outbox outbox) throws Exception {
    SpaceProfile known = state.profile();
    boolean isOther =
        command.model() != null
            && known != null
            && known.isPinned()
            && !(known.model().equals(command.model())
                && command.dimension().equals(known.dimension()));
    if (isOther) {
      return reject(
          RejectionReason.UNSUPPORTED,
          "a space is not embedded anew by another model: forget it and write its episodes again",
          command,
          outbox);
    }
    metrics.command();
    return null;
  }

  private Long await(Command command) throws Exception {
    pending.add(command);
    metrics.command();
    return command.at();
  }

  private Long reject(RejectionReason reason, String message, Command command, Outbox outbox) {
    metrics.rejected(reason);
    outbox.rejection(new Rejection(reason, message, command.origin()));
    return null;
  }
}
