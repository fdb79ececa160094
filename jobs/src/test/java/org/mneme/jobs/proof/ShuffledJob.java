package org.mneme.jobs.proof;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.flink.util.Collector;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.JobParameters;
import org.mneme.jobs.Topology;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.sink.Outputs;
import org.mneme.jobs.snapshot.SnapshotExport;
import org.mneme.jobs.source.Inputs;
import org.mneme.jobs.time.EventTime;
import org.mneme.jobs.time.TimeOptions;
import org.mneme.memory.LearningOptions;
import org.mneme.memory.MemoryOptions;
import org.mneme.model.Inbound;

/**
 * Runs the whole topology over a {@link Shuffle}, interrupts it in the middle, and gives back what
 * it has learned and what its topics say.
 */
final class ShuffledJob {

  private static final long PATIENCE_SECONDS = 60;

  private final LocalCluster cluster;
  private final Shuffle shuffle;
  private final RunControl control;
  private final String run;

  /**
   * A run.
   *
   * @param run its name, different from all others in this JVM
   */
  ShuffledJob(LocalCluster cluster, String run, Shuffle shuffle) {
    this.cluster = cluster;
    this.run = run;
    this.shuffle = shuffle;
    this.control = RunControl.of(run);
  }

  /**
   * What a run ended with.
   *
   * @param canonical the canonical export of each space
   * @param topics what a consumer knows
   */
  record Learned(Map<String, List<String>> canonical, TopicContents topics) {}

  /** Plays all of it; nothing interrupts. */
  Learned play(int parallelism) throws Exception {
    control.goOn();
    return end(submit(parallelism, Optional.empty()));
  }

  /** Stops with a savepoint in the middle and goes on from it at another parallelism. */
  Learned playWithRestart(int parallelism, int parallelismAfter) throws Exception {
    JobClient first = toTheMiddle(parallelism);
    Path savepoint = cluster.stopWithSavepoint(first);
    control.goOn();
    return end(submit(parallelismAfter, Optional.of(savepoint)));
  }

  /** Fails a little behind a checkpoint in the middle, and recovers by itself. */
  Learned playWithFailure(int parallelism) throws Exception {
    JobClient job = toTheMiddle(parallelism);
    cluster.flink().triggerCheckpoint(job.getJobID(), CheckpointType.FULL).get();
    control.goOnAndFail();
    Learned learned = end(job);
    if (!control.hasFailed()) {
      throw new IllegalStateException("the job has not failed");
    }
    return learned;
  }

  /** Stops in the middle; what it knows is in a canonical savepoint, which can be moved. */
  Path stopInTheMiddle(int parallelism, Path folder) throws Exception {
    return stopCanonically(toTheMiddle(parallelism), folder);
  }

  /** Starts from a savepoint of the middle, reads nothing, and stops with another. */
  Path restoreAndStop(Path savepoint, int parallelism, Path folder) throws Exception {
    JobClient job = submit(parallelism, Optional.of(savepoint));
    cluster.awaitRunning(job);
    return stopCanonically(job, folder);
  }

  /** Starts from a savepoint of the middle and plays the rest. */
  Learned playFrom(Path savepoint, int parallelism) throws Exception {
    control.goOn();
    return end(submit(parallelism, Optional.of(savepoint)));
  }

  private Path stopCanonically(JobClient job, Path folder) throws Exception {
    String target = folder.toUri().toString();
    return Path.of(
        URI.create(job.stopWithSavepoint(false, target, SavepointFormatType.CANONICAL).get()));
  }

  private JobClient toTheMiddle(int parallelism) throws Exception {
    JobClient job = submit(parallelism, Optional.empty());
    await(control.middle, job);
    cluster.awaitRunning(job);
    return job;
  }

  private void await(CompletableFuture<Void> moment, JobClient job) throws Exception {
    try {
      moment.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the job does not get on: " + states(job), e);
    }
  }

  private String states(JobClient job) throws Exception {
    AccessExecutionGraph graph = cluster.flink().getExecutionGraph(job.getJobID()).get();
    StringBuilder states =
        new StringBuilder().append(graph.getState()).append(control.inTheMiddle());
    for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
      states
          .append(System.lineSeparator())
          .append(task.getTaskNameWithSubtaskIndex())
          .append(' ')
          .append(task.getExecutionState());
    }
    return states.toString();
  }

  private Learned end(JobClient job) throws Exception {
    await(control.end, job);
    Path savepoint = cluster.stopWithSavepoint(job);
    StreamExecutionEnvironment reading =
        new TestStreamEnvironment(cluster.flink(), new Configuration(), 1, List.of(), List.of());
    Map<String, List<String>> canonical = SnapshotExport.read(savepoint, reading, ProofLog.SPACES);
    return new Learned(canonical, control.topics());
  }

  private JobClient submit(int parallelism, Optional<Path> from) {
    Configuration config = configuration(parallelism);
    return cluster.submit(
        env -> {
          env.configure(config);
          build(env, JobParameters.from(config));
        },
        from);
  }

  /** Options under which a log of {@link ProofLog} learns, evicts and forgets much. */
  static Configuration configuration(int parallelism) {
    Configuration config = JobDefaults.configuration();
    config.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
    config.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(5));
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    config.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
    config.set(TimeOptions.HEARTBEAT, false);
    config.set(TimeOptions.QUIET_AFTER, Duration.ofHours(1));
    config.set(LearningOptions.MAX_EPISODES, 70);
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    config.set(MemoryOptions.QUERY_MAX_AGE, Duration.ofDays(100_000));
    return config;
  }

  private void build(StreamExecutionEnvironment env, JobParameters parameters) {
    Inputs inputs =
        new Inputs(
            read(env, Topic.EPISODES, EventTime.ofEvents(parameters.time())),
            read(env, Topic.STEPS, EventTime.ofEvents(parameters.time())),
            read(env, Topic.FEEDBACK, EventTime.ofEvents(parameters.time())),
            read(env, Topic.COMMANDS, EventTime.ofEvents(parameters.time())),
            read(env, Topic.QUERIES, EventTime.ofQueries()),
            null,
            null);
    Outputs outputs = Topology.connect(inputs, parameters);
    collect(outputs.concepts(), "concepts", RunControl::take);
    collect(outputs.bindings(), "bindings", RunControl::take);
    collect(outputs.memories(), "memories", RunControl::take);
    collect(outputs.receipts(), "receipts", RunControl::take);
    collect(outputs.deadLetters(), "dead-letters", RunControl::take);
  }

  private DataStream<Inbound> read(
      StreamExecutionEnvironment env, Topic topic, WatermarkStrategy<Inbound> strategy) {
    int events = 1 + new Random(shuffle.seed() + topic.suffix().hashCode()).nextInt(40);
    WatermarkStrategy<Inbound> eager =
        WatermarkStrategy.<Inbound>forGenerator(
                context -> new Eager(strategy.createWatermarkGenerator(context), events))
            .withTimestampAssigner(strategy);
    return env.fromSource(new LogSource(run, topic, shuffle), eager, topic.suffix())
        .uid("source-" + topic.suffix());
  }

  private <T> void collect(DataStream<T> stream, String name, Taking<T> taking) {
    String id = run;
    stream
        .process(new Collecting<>(id, taking))
        .returns(Void.class)
        .name(name)
        .uid("collected-" + name);
  }

  /** What a run does with a record of a topic. */
  @FunctionalInterface
  private interface Taking<T> extends Serializable {
    void take(RunControl control, T record);
  }

  private static final class Collecting<T> extends ProcessFunction<T, Void> {
    private static final long serialVersionUID = 1L;
    private final String run;
    private final Taking<T> taking;

    private Collecting(String run, Taking<T> taking) {
      this.run = run;
      this.taking = taking;
    }

    @Override
    public void processElement(T record, Context context, Collector<Void> out) {
      taking.take(RunControl.of(run), record);
    }
  }

  /** The generator of the job, which also emits after every so many records. */
  private static final class Eager implements WatermarkGenerator<Inbound> {
    private final WatermarkGenerator<Inbound> generator;
    private final int events;
    private int seen;

    private Eager(WatermarkGenerator<Inbound> generator, int events) {
      this.generator = generator;
      this.events = events;
    }

    @Override
    public void onEvent(Inbound inbound, long timestamp, WatermarkOutput output) {
      generator.onEvent(inbound, timestamp, output);
      if (++seen % events == 0) {
        generator.onPeriodicEmit(output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      generator.onPeriodicEmit(output);
    }
  }
}
