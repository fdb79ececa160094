package org.mneme.memory;

import java.time.Clock;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/**
 * Takes what is written to the current key's space: makes an episode recallable and acknowledges
 * it, and lets everything wait for the window in which it is learned.
 */
final class Inbox {

  private final Encoding encoding;
  private final PendingState pending;
  private final MemoryMetrics metrics;
  private final Clock clock;

  Inbox(Encoding encoding, PendingState pending, MemoryMetrics metrics, Clock clock) {
    this.encoding = encoding;
    this.pending = pending;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Takes {@code write} in.
   *
   * @return event time whose window it waits for, epoch milliseconds, or null when it does not wait
   */
  Long accept(MemoryWrite write, Outbox outbox) throws Exception {
    if (write.episode() != null) {
      return episode(write, outbox);
    }
    if (write.feedback() != null) {
      pending.add(write.feedback());
      metrics.feedback();
      return write.feedback().at();
    }
    if (write.command() != null) {
      pending.add(write.command());
      return write.command().at();
    }
    if (write.clusters() != null) {
      pending.add(write.clusters());
      return write.clusters().end();
    }
    throw new IllegalStateException("a write to space " + write.space() + " has no part");
  }

  private Long episode(MemoryWrite write, Outbox outbox) throws Exception {
    Episode episode = write.episode();
    Encoding.Encoded encoded = encoding.encode(episode);
    if (encoded.isDuplicate()) {
      metrics.duplicate();
      return null;
    }
    if (encoded.rejected() != null) {
      reject(write, encoded, outbox);
      return null;
    }
    metrics.acknowledged(encoded.status());
    if (encoded.isStored() && episode.outcome() != null) {
      sample("episode-completed.searchable", write, outbox);
    }
    // The sink is chained behind this output, so that after it the acknowledgement is encoded and
    // with the producer.
    outbox.memory(episode.withStatus(encoded.status()));
    if (episode.outcome() != null) {
      sample("episode-completed.acknowledged", write, outbox);
    }
    if (!encoded.isStored()) {
      return null;
    }
    pending.add(episode.episode(), episode.closedAt());
    return episode.closedAt();
  }

  private void reject(MemoryWrite write, Encoding.Encoded encoded, Outbox outbox) {
    metrics.rejected(encoded.rejected());
    boolean isForItsVector = encoded.rejected() == RejectionReason.EMBEDDING_MISMATCH;
    Origin cause =
        isForItsVector && write.vectorOrigin() != null ? write.vectorOrigin() : write.origin();
    outbox.rejection(new Rejection(encoded.rejected(), encoded.message(), cause));
    if (isForItsVector) {
      // Whoever waits for the acknowledgement learns of it, and finds the whole episode in it. A
      // late one gets none: it would stand in the place of the one that is stored.
      outbox.memory(write.episode().withStatus(EpisodeStatus.REJECTED));
    }
  }

  private void sample(String operation, MemoryWrite write, Outbox outbox) {
    outbox.latency(operation, Math.max(0, clock.millis() - write.origin().timestamp()) * 1_000);
  }
}
