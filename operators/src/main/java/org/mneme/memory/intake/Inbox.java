package org.mneme.memory.intake;

import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.Outbox;
import org.mneme.memory.hot.PatternIntake;
import org.mneme.memory.state.PendingState;
import org.mneme.memory.state.SeenIdsState;
import org.mneme.memory.state.SeenIdsState.Kind;
import org.mneme.model.Feedback;
import org.mneme.model.MemoryWrite;

/**
 * Takes what is written to the current key's space, each part by its own intake, and says for which
 * window it waits.
 */
public final class Inbox {

  private final EpisodeIntake episodes;
  private final ExperienceIntake experiences;
  private final CommandIntake commands;
  private final PatternIntake patterns;
  private final PendingState pending;
  private final SeenIdsState seenIds;
  private final MemoryMetrics metrics;

  public Inbox(
      EpisodeIntake episodes,
      ExperienceIntake experiences,
      CommandIntake commands,
      PatternIntake patterns,
      PendingState pending,
      SeenIdsState seenIds,
      MemoryMetrics metrics) {
    this.episodes = episodes;
    this.experiences = experiences;
    this.commands = commands;
    this.patterns = patterns;
    this.pending = pending;
    this.seenIds = seenIds;
    this.metrics = metrics;
  }

  /**
   * Takes {@code write} in.
   *
   * @return event time whose window it waits for, epoch milliseconds, or null when it does not wait
   */
  public Long accept(MemoryWrite write, Outbox outbox) throws Exception {
    if (write.episode() != null) {
      return episodes.accept(write, outbox);
    }
    if (write.experience() != null) {
      return experiences.accept(write.experience(), outbox);
    }
    if (write.feedback() != null) {
      return feedback(write.feedback());
    }
    if (write.command() != null) {
      return commands.accept(write.command(), outbox);
    }
    if (write.clusters() != null) {
      pending.add(write.clusters());
      return write.clusters().end();
    }
    if (write.patterns() != null) {
      patterns.accept(write.space(), write.patterns());
      return null;
    }
    throw new IllegalStateException("a write to space " + write.space() + " has no part");
  }

  private Long feedback(Feedback feedback) throws Exception {
    if (!seenIds.add(Kind.FEEDBACK, feedback.id(), feedback.at())) {
      metrics.duplicate();
      return null;
    }
    pending.add(feedback);
    metrics.feedback();
    return feedback.at();
  }
}
