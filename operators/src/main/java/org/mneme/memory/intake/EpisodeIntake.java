package org.mneme.memory.intake;

import java.time.Clock;
import org.mneme.memory.AcknowledgedRef;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.Outbox;
import org.mneme.memory.hot.Masking;
import org.mneme.memory.recall.Encoding;
import org.mneme.memory.state.Acknowledged;
import org.mneme.memory.state.LedgerState;
import org.mneme.memory.state.PendingState;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/**
 * Takes episodes in: makes each recallable and acknowledges it, and lets it wait for the window in
 * which it is learned; unless the space has forgotten it before.
 */
public final class EpisodeIntake {

  private final Encoding encoding;
  private final PendingState pending;
  private final LedgerState ledger;
  private final Acknowledged acknowledged;
  private final Masking masking;
  private final MemoryMetrics metrics;
  private final Clock clock;

  public EpisodeIntake(
      Encoding encoding,
      PendingState pending,
      LedgerState ledger,
      Acknowledged acknowledged,
      Masking masking,
      MemoryMetrics metrics,
      Clock clock) {
    this.encoding = encoding;
    this.pending = pending;
    this.ledger = ledger;
    this.acknowledged = acknowledged;
    this.masking = masking;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Takes the episode of {@code write} in.
   *
   * @return event time whose window it waits for, epoch milliseconds, or null when it does not wait
   */
  Long accept(MemoryWrite write, Outbox outbox) throws Exception {
    if (ledger.isForgotten(write.episode())) {
      forgotten(write, outbox);
      return null;
    }
    Encoding.Encoded encoded = encoding.encode(write.episode(), write.again());
    if (encoded.isDuplicate()) {
      metrics.duplicate();
      return null;
    }
    if (encoded.rejected() != null) {
      reject(write, encoded, outbox);
      return null;
    }
    if (pending.forgets(write.episode())) {
      // Learned all the same until the window of the forget, which takes it out with the others:
      // else what is learned before would depend on which of the two came first.
      masking.arrived(write.space(), write.episode().episode());
      forgotten(write, outbox);
    } else {
      acknowledge(write, encoded, outbox);
    }
    if (!encoded.isStored()) {
      return null;
    }
    pending.add(write.episode().episode(), write.episode().closedAt());
    return write.episode().closedAt();
  }

  private void forgotten(MemoryWrite write, Outbox outbox) {
    metrics.acknowledged(EpisodeStatus.FORGOTTEN);
    outbox.memory(write.episode().withStatus(EpisodeStatus.FORGOTTEN));
  }

  private void acknowledge(MemoryWrite write, Encoding.Encoded encoded, Outbox outbox)
      throws Exception {
    boolean isMeasured = write.episode().outcome() != null && !write.again();
    metrics.acknowledged(encoded.status());
    if (encoded.isStored() && isMeasured) {
      sample("episode-completed.searchable", write, outbox);
    }
    // The sink is chained behind this output, so that after it the acknowledgement is encoded and
    // with the producer.
    outbox.memory(write.episode().withStatus(encoded.status()));
    if (isMeasured) {
      sample("episode-completed.acknowledged", write, outbox);
    }
    if (!encoded.isStored()) {
      remember(write.episode(), outbox);
    }
  }

  private void reject(MemoryWrite write, Encoding.Encoded encoded, Outbox outbox) throws Exception {
    metrics.rejected(encoded.rejected());
    boolean isForItsVector = encoded.rejected() == RejectionReason.EMBEDDING_MISMATCH;
    Origin cause =
        isForItsVector && write.vectorOrigin() != null ? write.vectorOrigin() : write.origin();
    outbox.rejection(new Rejection(encoded.rejected(), encoded.message(), cause));
    if (isForItsVector) {
      // Whoever waits for the acknowledgement learns of it, and finds the whole episode in it. A
      // late one gets none: it would stand in the place of the one that is stored.
      if (pending.forgets(write.episode())) {
        forgotten(write, outbox);
      } else {
        outbox.memory(write.episode().withStatus(EpisodeStatus.REJECTED));
        remember(write.episode(), outbox);
      }
    }
  }

  /** What memory does not hold can be forgotten all the same. */
  private void remember(Episode episode, Outbox outbox) throws Exception {
    acknowledged.remember(episode.space(), episode.episode(), AcknowledgedRef.of(episode), outbox);
  }

  private void sample(String operation, MemoryWrite write, Outbox outbox) {
    outbox.latency(operation, Math.max(0, clock.millis() - write.origin().timestamp()) * 1_000);
  }
}
