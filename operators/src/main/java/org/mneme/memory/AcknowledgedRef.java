package org.mneme.memory;

import org.mneme.model.Command;
import org.mneme.model.Episode;

/**
 * An episode that has a record on the topic of memories and is not stored: never was, or was
 * evicted. In state under its id, so that a forget reaches its record.
 *
 * @param startedAt when it started, epoch milliseconds of event time
 * @param closedAt when it closed, epoch milliseconds of event time
 * @param agent who ran it, or null
 * @param user for whom, or null
 */
public record AcknowledgedRef(long startedAt, long closedAt, String agent, String user) {

  public static AcknowledgedRef of(Episode episode) {
    return new AcknowledgedRef(
        episode.startedAt(), episode.closedAt(), episode.agent(), episode.user());
  }

  public static AcknowledgedRef of(EpisodeRef evicted) {
    return new AcknowledgedRef(
        evicted.startedAt(), evicted.closedAt(), evicted.agent(), evicted.user());
  }

  /** Whether the forget {@code command} names the episode, whose id is {@code episode}. */
  public boolean isNamedBy(Command command, String episode) {
    return startedAt < command.at()
        && switch (command.targetKind()) {
          case SPACE -> true;
          case EPISODE -> command.target().equals(episode);
          case AGENT -> command.target().equals(agent);
          case USER -> command.target().equals(user);
        };
  }
}
