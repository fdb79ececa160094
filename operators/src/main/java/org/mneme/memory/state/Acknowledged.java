package org.mneme.memory.state;

import java.util.Map;
import org.mneme.memory.AcknowledgedRef;
import org.mneme.memory.Outbox;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;

/**
 * Keeps the topic of memories erasable: what it says of an episode that memory does not hold can be
 * forgotten like all else. So many are remembered a space; the records of the oldest beyond leave
 * the topic.
 */
public final class Acknowledged {

  /** What is too many is removed an eighth of the bound at a time. */
  private static final int SLACK = 8;

  private final AcknowledgedState acknowledged;
  private final MemoryState state;
  private final int maximum;

  public Acknowledged(AcknowledgedState acknowledged, MemoryState state, int maximum) {
    this.acknowledged = acknowledged;
    this.state = state;
    this.maximum = maximum;
  }

  /** An episode of {@code space}, the current key, is on the topic and not stored. */
  public void remember(String space, String episode, AcknowledgedRef ref, Outbox outbox)
      throws Exception {
    int known = acknowledged.add(episode, ref);
    if (known > maximum + maximum / SLACK) {
      for (Map.Entry<String, AcknowledgedRef> oldest : acknowledged.takeOldest(maximum)) {
        withdraw(space, oldest.getKey(), oldest.getValue(), outbox);
      }
    }
  }

  /** Withdraws the records of all that the forget {@code command} names. */
  public void forget(Command command, Outbox outbox) throws Exception {
    for (Map.Entry<String, AcknowledgedRef> named : acknowledged.forget(command).entrySet()) {
      withdraw(command.space(), named.getKey(), named.getValue(), outbox);
    }
  }

  private void withdraw(String space, String episode, AcknowledgedRef ref, Outbox outbox)
      throws Exception {
    // One that came back and was stored has a record of its own by now.
    if (state.ref(episode) == null) {
      outbox.memory(
          Episode.gone(space, episode, ref.startedAt(), ref.closedAt(), EpisodeStatus.FORGOTTEN));
    }
  }
}
