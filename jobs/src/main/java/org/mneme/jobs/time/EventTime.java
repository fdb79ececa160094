package org.mneme.jobs.time;

import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/** The watermark strategies of the sources. */
public final class EventTime {

  private static final String ALIGNMENT_GROUP = "mneme-events";
  private static final Duration ALIGNMENT_UPDATE = Duration.ofSeconds(1);

  private EventTime() {}

  /**
   * Of a source of episode records, feedback or commands: bounded disorder per partition and idle
   * after the quiet time, both over accepted records only, so that a refused one neither moves time
   * nor keeps its partition awake. A time ahead of the record's Kafka timestamp moves it no further
   * than that. What was silent holds time back for a moment when it wakes. In a replay, which has
   * no heartbeat, the event sources are aligned; live, a backfill of one would stop the other.
   */
  public static WatermarkStrategy<Inbound> ofEvents(TimeParameters time) {
    Duration disorder = time.disorder();
    Duration quietAfter = time.quietAfter();
    WatermarkStrategy<Inbound> strategy =
        WatermarkStrategy.<Inbound>forGenerator(
                context -> new AcceptedOnly(disorder, quietAfter, context.getInputActivityClock()))
            .withTimestampAssigner(EventTime::timestamp);
    return time.hasHeartbeat()
        ? strategy
        : strategy.withWatermarkAlignment(ALIGNMENT_GROUP, time.alignment(), ALIGNMENT_UPDATE);
  }

  /**
   * Of the source of a memory that is built anew, which ends: bounded disorder per partition, and
   * never idle, since a partition that waits must hold time back for what it has still to give. A
   * record that cannot be read moves no time.
   */
  public static WatermarkStrategy<Inbound> ofRestored(Duration disorder) {
    return WatermarkStrategy.<Inbound>forBoundedOutOfOrderness(disorder)
        .withTimestampAssigner(
            (inbound, kafkaTimestamp) ->
                inbound.restored() == null
                    ? Long.MIN_VALUE
                    : inbound.restored().episode().closedAt());
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
    if (inbound.event() != null) {
      return inbound.event().at();
    }
    if (inbound.feedback() != null) {
      return inbound.feedback().at();
    }
    return inbound.command() != null ? inbound.command().at() : kafkaTimestamp;
  }

  /** The Kafka record of an accepted event, feedback or command; null of everything else. */
  static Origin origin(Inbound inbound) {
    if (inbound.event() != null) {
      return inbound.event().origin();
    }
    if (inbound.feedback() != null) {
      return inbound.feedback().origin();
    }
    return inbound.command() != null ? inbound.command().origin() : null;
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
