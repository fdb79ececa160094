package org.mneme.jobs.time;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.apache.flink.util.clock.RelativeClock;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/**
 * The watermarks of one partition of events, feedback or commands, over accepted records only.
 *
 * <p>A partition that was silent does not move time on from its first record for the quiet time
 * less the disorder. Records that were sent together are read from several topics one after the
 * other, and the topics that are still thought idle hold nothing back: without this rest, the
 * completions of a burst could pass their own steps. It costs nothing live, where the heartbeat
 * holds time back for just as long.
 */
final class AcceptedOnly implements WatermarkGenerator<Inbound> {
  private final WatermarkGenerator<Inbound> accepted;
  private final RelativeClock clock;
  private final long quietNanos;
  private final long restNanos;
  private long lastAt;
  private long restsUntil;

  AcceptedOnly(Duration disorder, Duration quietAfter, RelativeClock clock) {
    accepted =
        new WatermarksWithIdleness<>(
            new BoundedOutOfOrdernessWatermarks<>(disorder), quietAfter, clock);
    this.clock = clock;
    quietNanos = quietAfter.toNanos();
    restNanos = Math.max(0, quietAfter.minus(disorder).toNanos());
    lastAt = clock.relativeTimeNanos();
    restsUntil = lastAt;
  }

  @Override
  public void onEvent(Inbound inbound, long timestamp, WatermarkOutput output) {
    Origin origin = EventTime.origin(inbound);
    if (origin == null) {
      return;
    }
    accepted.onEvent(inbound, Math.min(timestamp, origin.timestamp()), output);
    long now = clock.relativeTimeNanos();
    if (now - lastAt >= quietNanos) {
      restsUntil = now + restNanos;
      // Only a watermark makes an idle partition active.
      accepted.onPeriodicEmit(output);
    }
    lastAt = now;
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (clock.relativeTimeNanos() - restsUntil >= 0) {
      accepted.onPeriodicEmit(output);
    }
  }
}
