package org.mneme.episodes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;

/**
 * Joins starts, steps and completions into closed episodes.
 *
 * <p>Runs in an {@link EpisodeAssemblyOperator}, which lets it write before each snapshot.
 *
 * <p><i>Keyed by</i>: {@link EpisodeEvent#key()}. <i>State</i>: {@link AssemblyState}, behind an
 * {@link AssemblyBuffer}; an open episode at most {@code mneme.episodes.max-bytes} and a start and
 * a completion, until it closes or is silent for {@code idle-timeout}; a closed one 12 bytes a
 * step, for {@code remember-closed}. <i>Timers</i>: at most one pending event-time timer a key;
 * {@link EpisodeAssembly} says for what, and compares with the deadline in state. Timers that move
 * are deleted first, so none is ever stale. At the end of a bounded input all fire: open episodes
 * close or are abandoned.
 */
public final class EpisodeAssemblyFunction
    extends KeyedProcessFunction<String, EpisodeEvent, MemoryWrite> {

  /** Uid of the operator; never changed. */
  public static final String UID = "episode-assembly";

  /** Latency from a start's Kafka timestamp until it is part of its episode. */
  public static final String EPISODE_CREATED = "episode-created";

  /** Latency from a step's Kafka timestamp until it is part of its episode. */
  public static final String STEP_LOGGED = "step-logged";

  /** Steps with a state, each once, while their episode is open. */
  public static final OutputTag<MemoryWrite> EXPERIENCES =
      new OutputTag<>("experiences", TypeInformation.of(MemoryWrite.class));

  /** Records that do not fit their episode. */
  public static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("episode-rejections", TypeInformation.of(Rejection.class));

  /** How long accepted starts and steps took. */
  public static final OutputTag<LatencySample> LATENCIES =
      new OutputTag<>("episode-latencies", TypeInformation.of(LatencySample.class));

  private final AssemblyParameters parameters;
  private final String episodesTopic;
  private final Clock clock;

  private transient EpisodeAssembly assembly;
  private transient Consumer<String> keys;
  private transient AssemblyBuffer buffer;
  private transient AssemblyMetrics metrics;

  /** The function with a serialisable clock, which only latencies are measured with. */
  EpisodeAssemblyFunction(AssemblyParameters parameters, String episodesTopic, Clock clock) {
    this.parameters = parameters;
    this.episodesTopic = episodesTopic;
    this.clock = clock;
  }

  /** Says how another key becomes the current one; before {@link #open}. */
  void bind(Consumer<String> newKeys) {
    keys = newKeys;
  }

  /** Writes what only memory has. */
  void write() {
    buffer.write();
  }

  @Override
  public void open(OpenContext context) {
    assembly = new EpisodeAssembly(parameters, episodesTopic);
    buffer =
        new AssemblyBuffer(new AssemblyState(getRuntimeContext()), keys, parameters.bufferBytes());
    metrics = new AssemblyMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(EpisodeEvent event, Context context, Collector<MemoryWrite> out) {
    long watermark = context.timerService().currentWatermark();
    String key = context.getCurrentKey();
    assembly.take(event, watermark, buffer.of(key), new Emitter(context, out));
    buffer.settle(key);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MemoryWrite> out) {
    long watermark = context.timerService().currentWatermark();
    String key = context.getCurrentKey();
    assembly.wake(timestamp, watermark, buffer.of(key), new Emitter(context, out));
    buffer.settle(key);
  }

  /** Sends on, counts and sets timers. */
  private final class Emitter implements AssemblyListener {

    private final Context context;
    private final Collector<MemoryWrite> out;

    private Emitter(Context context, Collector<MemoryWrite> out) {
      this.context = context;
      this.out = out;
    }

    @Override
    public void accepted(EpisodeEvent event) {
      metrics.accepted.inc();
      if (event.at() <= context.timerService().currentWatermark()) {
        metrics.behindWatermark.inc();
      }
      if (event.completed() == null) {
        String operation = event.step() == null ? EPISODE_CREATED : STEP_LOGGED;
        context.output(LATENCIES, new LatencySample(operation, microsSince(event.origin())));
      }
    }

    @Override
    public void experienced(ExperienceWrite experience) {
      metrics.experiences.inc();
      context.output(EXPERIENCES, MemoryWrite.of(experience));
    }

    @Override
    public void repeated(EpisodeEvent event) {
      metrics.duplicates.inc();
    }

    @Override
    public void rejected(Rejection rejection) {
      metrics.rejected(rejection.reason()).inc();
      context.output(REJECTIONS, rejection);
    }

    @Override
    public void closed(Episode episode, Origin origin, Origin vectorOrigin, int missingSteps) {
      if (episode.outcome() == null) {
        metrics.abandoned.inc();
      } else {
        metrics.closed(episode.outcome().verdict()).inc();
      }
      metrics.missingSteps.inc(missingSteps);
      out.collect(MemoryWrite.of(episode, origin, vectorOrigin));
    }

    @Override
    public void timerMoved(long from, long to) {
      if (from != OpenEpisode.NO_TIMER) {
        context.timerService().deleteEventTimeTimer(from);
      }
      context.timerService().registerEventTimeTimer(to);
    }

    private long microsSince(Origin origin) {
      Instant then = Instant.ofEpochMilli(origin.timestamp());
      return Math.max(0, ChronoUnit.MICROS.between(then, clock.instant()));
    }
  }
}
