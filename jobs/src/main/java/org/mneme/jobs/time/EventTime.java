package org.mneme.jobs.time;

import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.mneme.model.Inbound;

/** The watermark strategies of the sources. */
public final class EventTime {

  private static final String ALIGNMENT_GROUP = "mneme-events";
  private static final Duration ALIGNMENT_UPDATE = Duration.ofSeconds(1);

  private EventTime() {}

  /**
   * Of a source of episode records: bounded disorder per partition, over accepted records only, so
   * that a refused time moves nothing; idle after the quiet time; aligned with the other event
   * source.
   */
  public static WatermarkStrategy<Inbound> ofEvents(TimeParameters time) {
    Duration disorder = time.disorder();
    return WatermarkStrategy.<Inbound>forGenerator(context -> new AcceptedOnly(disorder))
        .withTimestampAssigner(EventTime::timestamp)
        .withIdleness(time.quietAfter())
        .withWatermarkAlignment(ALIGNMENT_GROUP, time.alignment(), ALIGNMENT_UPDATE);
  }

  /**
   * Of the query source: it only ever marks itself idle. Without watermarks it would hold time back
   * for ever; with the largest one it would fire every window.
   */
  public static WatermarkStrategy<Inbound> ofQueries() {
    return WatermarkStrategy.<Inbound>forGenerator(context -> new AlwaysIdle())
        .withTimestampAssigner(EventTime::timestamp);
  }

  /**
   * Of the heartbeat: the clock less the quiet time. Joined with the event sources by the minimum,
   * it moves time on once they are idle, and caps it while they are not: a producer whose clock is
   * fast cannot make the others' records late.
   */
  public static <T> WatermarkStrategy<T> ofHeartbeat(TimeParameters time) {
    long lag = time.quietAfter().toMillis();
    return WatermarkStrategy.forGenerator(context -> new BehindTheClock<>(lag, Clock.systemUTC()));
  }

  private static long timestamp(Inbound inbound, long kafkaTimestamp) {
    return inbound.event() == null ? kafkaTimestamp : inbound.event().at();
  }

  static final class AcceptedOnly implements WatermarkGenerator<Inbound> {
    private final BoundedOutOfOrdernessWatermarks<Inbound> bounded;

    AcceptedOnly(Duration disorder) {
      bounded = new BoundedOutOfOrdernessWatermarks<>(disorder);
    }

    @Override
    public void onEvent(Inbound inbound, long timestamp, WatermarkOutput output) {
      if (inbound.event() != null) {
        bounded.onEvent(inbound, timestamp, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      bounded.onPeriodicEmit(output);
    }
  }

  static final class AlwaysIdle implements WatermarkGenerator<Inbound> {
    @Override
    public void onEvent(Inbound inbound, long timestamp, WatermarkOutput output) {
      output.markIdle();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }

  static final class BehindTheClock<T> implements WatermarkGenerator<T> {
    private final long lagMillis;
    private final Clock clock;

    BehindTheClock(long lagMillis, Clock clock) {
      this.lagMillis = lagMillis;
      this.clock = clock;
    }

    @Override
    public void onEvent(T beat, long timestamp, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(clock.millis() - lagMillis));
    }
  }
}
