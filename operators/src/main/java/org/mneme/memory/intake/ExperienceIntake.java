package org.mneme.memory.intake;

import org.mneme.episodic.prediction.Experience;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.Outbox;
import org.mneme.memory.PendingExperience;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.state.ExperienceState;
import org.mneme.memory.state.LedgerState;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/**
 * Takes experiences in: each takes part in predictions from its arrival on, unless the space has
 * forgotten its episode before, and waits for the window in which it is learned. One that a waiting
 * forget names is stored unseen, as its episode is.
 */
public final class ExperienceIntake {

  private final double surprisePenalty;
  private final ExperienceState state;
  private final HotTier hotTier;
  private final LedgerState ledger;
  private final MemoryMetrics metrics;
  private final ExperienceMetrics counters;

  public ExperienceIntake(
      double surprisePenalty,
      ExperienceState state,
      HotTier hotTier,
      LedgerState ledger,
      MemoryMetrics metrics,
      ExperienceMetrics counters) {
    this.surprisePenalty = surprisePenalty;
    this.state = state;
    this.hotTier = hotTier;
    this.ledger = ledger;
    this.metrics = metrics;
    this.counters = counters;
  }

  /**
   * Takes {@code write} in.
   *
   * @return event time whose window it waits for, epoch milliseconds, or null when it does not wait
   */
  Long accept(ExperienceWrite write, Outbox outbox) throws Exception {
    String fault = fault(write.state());
    if (fault != null) {
      metrics.rejected(RejectionReason.INVALID_VECTOR);
      outbox.rejection(
          new Rejection(RejectionReason.INVALID_VECTOR, "state: " + fault, write.origin()));
      return null;
    }
    if (ledger.isForgotten(write.space(), write.context())) {
      counters.forgotten();
      return null;
    }
    if (state.holds(write.id())) {
      counters.duplicate();
      return null;
    }
    Experience experience = Experience.of(write, surprisePenalty);
    Standing standing = Standing.of(experience);
    state.add(experience, standing, PendingExperience.of(experience, write));
    HotExperiences hot = hotTier.experiencesIfHeld(write.space());
    if (hot != null) {
      hot.put(experience, standing);
      hotTier.charge(write.space());
    }
    counters.stored();
    return write.at();
  }

  /**
   * Why no similarity can be computed for a packed state, or null: codecs other than JSON exist.
   */
  private static String fault(byte[] state) {
    if (state.length == 0 || state.length % Float.BYTES != 0) {
      return state.length + " bytes are no float32 components";
    }
    double squares = 0;
    for (float component : PackedVector.unpack(state)) {
      squares += (double) component * component;
    }
    return squares > 0 && squares < Double.POSITIVE_INFINITY
        ? null
        : "a vector of length " + Math.sqrt(squares) + " has no direction";
  }
}
