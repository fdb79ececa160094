package org.mneme.jobs.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Feedback;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;
import org.mneme.model.TargetKind;

class EventTimeTest {

  private static final long NOON = 1_768_000_000_000L;
  private static final Origin ORIGIN = new Origin("t", 0, 0, NOON, null, new byte[0]);
  private final Recorded output = new Recorded();
  private final ManualClock now = new ManualClock();

  @Test
  void exampleUsage() {
    WatermarkGenerator<Inbound> events = events();

    events.onEvent(Inbound.of(event(NOON)), NOON, output);
    events.onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - 2_001);
  }

  @Test
  void feedbackAndCommandsMoveTimeAsEventsDo() {
    WatermarkGenerator<Inbound> events = events();
    Feedback feedback =
        new Feedback("f1", "space", "q1", List.of("e1"), List.of(), NOON - 60_000, ORIGIN);
    Command command =
        new Command(
            "c1",
            "space",
            CommandKind.FORGET,
            TargetKind.USER,
            "mia",
            false,
            false,
            null,
            null,
            null,
            NOON + 60_000,
            ORIGIN);

    events.onEvent(Inbound.of(feedback), feedback.at(), output);
    events.onPeriodicEmit(output);
    events.onEvent(Inbound.of(command), command.at(), output);
    events.onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - 62_001, NOON - 2_001);
  }

  @Test
  void takesTheTimeOfWhatWasAcceptedAndKafkasOfTheRest() {
    TimestampAssigner<Inbound> timestamps =
        EventTime.ofEvents(TimeOptions.parameters(new Configuration()))
            .createTimestampAssigner(() -> new UnregisteredMetricsGroup());
    Feedback feedback = new Feedback("f1", "space", "q1", List.of("e1"), List.of(), 7, ORIGIN);
    Rejection rejection = new Rejection(RejectionReason.MALFORMED, "no", ORIGIN);

    assertThat(timestamps.extractTimestamp(Inbound.of(event(5)), NOON)).isEqualTo(5);
    assertThat(timestamps.extractTimestamp(Inbound.of(feedback), NOON)).isEqualTo(7);
    assertThat(timestamps.extractTimestamp(Inbound.of(rejection), NOON)).isEqualTo(NOON);
  }

  @Test
  void neverMovesTimeForARefusedRecord() {
    WatermarkGenerator<Inbound> events = events();
    events.onEvent(Inbound.of(event(NOON)), NOON, output);
    Rejection rejection = new Rejection(RejectionReason.FUTURE_TIME, "later", ORIGIN);
    events.onEvent(Inbound.of(rejection), NOON + 99_999, output);
    events.onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - 2_001);
  }

  @Test
  void moveTimeNoFurtherThanTheRecordWasWritten() {
    WatermarkGenerator<Inbound> events = events();

    events.onEvent(Inbound.of(event(NOON + 3_600_000)), NOON + 3_600_000, output);
    events.onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - 2_001);
  }

  @Test
  void areIdleWhenOnlyRefusedRecordsCome() {
    WatermarkGenerator<Inbound> events = events();
    Rejection rejection = new Rejection(RejectionReason.MALFORMED, "no", ORIGIN);
    for (int second = 0; second < 7; second++) {
      now.advanceTime(Duration.ofSeconds(1));
      events.onEvent(Inbound.of(rejection), NOON, output);
      events.onPeriodicEmit(output);
    }

    assertThat(output.idleMarks).isPositive();
  }

  @Test
  void restAfterSilenceUntilTheOtherTopicsOfABurstAreReadToo() {
    WatermarkGenerator<Inbound> events = events();
    now.advanceTime(Duration.ofSeconds(6));

    events.onEvent(Inbound.of(event(NOON - 60_000)), NOON - 60_000, output);
    events.onEvent(Inbound.of(event(NOON - 1_000)), NOON - 1_000, output);
    now.advanceTime(Duration.ofMillis(2_999));
    events.onPeriodicEmit(output);
    assertThat(output.watermarks).containsExactly(NOON - 62_001);

    now.advanceTime(Duration.ofMillis(1));
    events.onPeriodicEmit(output);
    assertThat(output.watermarks).containsExactly(NOON - 62_001, NOON - 3_001);
  }

  @Test
  void restOnlyAfterSilence() {
    WatermarkGenerator<Inbound> events = events();
    now.advanceTime(Duration.ofMillis(4_999));

    events.onEvent(Inbound.of(event(NOON - 9_000)), NOON - 9_000, output);
    events.onEvent(Inbound.of(event(NOON)), NOON, output);
    events.onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - 2_001);
  }

  @Test
  void queriesOnlyMarkThemselvesIdle() {
    WatermarkGenerator<Inbound> queries = new EventTime.AlwaysIdle();
    queries.onPeriodicEmit(output);
    queries.onEvent(Inbound.of(event(NOON)), NOON, output);

    assertThat(output.watermarks).isEmpty();
    assertThat(output.idleMarks).isEqualTo(2);
  }

  @Test
  void theHeartbeatStaysBehindTheClock() {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(NOON), ZoneOffset.UTC);
    new EventTime.BehindTheClock<Long>(5_000, clock).onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - 5_000);
  }

  private WatermarkGenerator<Inbound> events() {
    return new AcceptedOnly(Duration.ofSeconds(2), Duration.ofSeconds(5), now);
  }

  private static EpisodeEvent event(long at) {
    return new EpisodeEvent("space", "episode", at, null, null, null, ORIGIN);
  }

  private static final class Recorded implements WatermarkOutput {
    private final List<Long> watermarks = new ArrayList<>();
    private int idleMarks;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idleMarks++;
    }

    @Override
    public void markActive() {
      throw new AssertionError("a generator never marks itself active");
    }
  }
}
