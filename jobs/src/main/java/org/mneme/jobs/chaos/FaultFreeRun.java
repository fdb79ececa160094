package org.mneme.jobs.chaos;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.JobParameters;
import org.mneme.jobs.Topology;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.sink.Outputs;
import org.mneme.jobs.snapshot.SnapshotExport;
import org.mneme.jobs.source.Inputs;
import org.mneme.jobs.time.EventTime;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.wire.Codec;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/**
 * The same records through the same topology from memory: one subtask, no Kafka, no fault. Source
 * and collector are in this JVM with the job.
 */
final class FaultFreeRun {

  private static final long PATIENCE_SECONDS = 300;
  private static final Map<Integer, FaultFreeRun> RUNS = new ConcurrentHashMap<>();

  private final Map<Topic, List<ChaosRecord>> records = new EnumMap<>(Topic.class);
  private final CompactedTopics topics = new CompactedTopics();
  private final Set<String> deadLetters = ConcurrentHashMap.newKeySet();
  private final Set<String> awaited = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Codec codec = new JsonCodec();
  private final int id = RUNS.size();
  private final TopicNames names;

  private FaultFreeRun(List<ChaosRecord> log, TopicNames names) {
    this.names = names;
    for (Topic topic : List.of(Topic.EPISODES, Topic.STEPS, Topic.FEEDBACK, Topic.COMMANDS)) {
      records.put(topic, log.stream().filter(record -> record.topic() == topic).toList());
    }
    records.put(Topic.QUERIES, List.of());
    ChaosModel.SPACES.forEach(space -> awaited.add(ChaosModel.lastCommand(space)));
    RUNS.put(id, this);
  }

  /**
   * Plays {@code log} and gives back what was learned.
   *
   * @param options the job's
   * @param folder where it may keep its state
   */
  static Learned of(List<ChaosRecord> log, Configuration options, Path folder) {
    Configuration config = JobDefaults.beneath(options);
    config.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    config.set(LocalOptions.FOLDER, folder.toString());
    config.set(LocalOptions.WEB_PORT, 0);
    config.set(LocalOptions.SLOTS, 1);
    FaultFreeRun run = new FaultFreeRun(log, TopicNames.from(options));
    try (LocalCluster cluster = LocalCluster.start(config)) {
      JobClient job = cluster.submit(env -> run.build(env, config), Optional.empty());
      run.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Path savepoint = cluster.stopWithSavepoint(job);
      return new Learned(exports(savepoint, folder), run.topics, run.deadLetters);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the run without faults does not end", e);
    } finally {
      RUNS.remove(run.id);
    }
  }

  /** The canonical exports of all spaces. */
  static Map<String, List<String>> exports(Path snapshot, Path temporary) {
    Map<String, List<String>> exports = new TreeMap<>();
    for (String space : ChaosModel.SPACES) {
      exports.put(space, SnapshotExport.read(snapshot, temporary, space));
    }
    return exports;
  }

  private void build(StreamExecutionEnvironment env, Configuration config) {
    env.configure(config);
    JobParameters parameters = JobParameters.from(config);
    WatermarkStrategy<Inbound> events = EventTime.ofEvents(parameters.time());
    Outputs outputs =
        Topology.connect(
            new Inputs(
                read(env, Topic.EPISODES, events),
                read(env, Topic.STEPS, events),
                read(env, Topic.FEEDBACK, events),
                read(env, Topic.COMMANDS, events),
                read(env, Topic.QUERIES, EventTime.ofQueries()),
                null,
                null),
            parameters);
    collect(outputs.memories(), Topic.MEMORIES, (run, memory) -> run.put(memory));
    collect(
        outputs.concepts(),
        Topic.CONCEPTS,
        (run, concept) -> run.put(Topic.CONCEPTS, concept.key(), run.codec.encode(concept)));
    collect(
        outputs.bindings(),
        Topic.BINDINGS,
        (run, binding) -> run.put(Topic.BINDINGS, binding.key(), run.codec.encode(binding)));
    collect(
        outputs.patterns(),
        Topic.PATTERNS,
        (run, pattern) -> run.put(Topic.PATTERNS, pattern.key(), run.codec.encode(pattern)));
    collect(
        outputs.deadLetters(),
        Topic.DEAD_LETTERS,
        (run, letter) ->
            run.deadLetters.add(new String(letter.origin().value(), StandardCharsets.UTF_8)));
    collect(outputs.receipts(), Topic.RESULTS, (run, receipt) -> run.received(receipt.command()));
  }

  private void put(Topic topic, String key, byte[] value) {
    topics.put(topic, key, value == null ? null : new String(value, StandardCharsets.UTF_8));
  }

  /**
   * Of what was forgotten nothing is said but that it was, and a tombstone follows, as in the sink.
   */
  private void put(Episode memory) {
    boolean isForgotten = memory.status() == EpisodeStatus.FORGOTTEN;
    Episode said =
        isForgotten
            ? Episode.gone(
                memory.space(),
                memory.episode(),
                memory.startedAt(),
                memory.closedAt(),
                EpisodeStatus.FORGOTTEN)
            : memory;
    put(Topic.MEMORIES, memory.key(), codec.encode(said));
    if (isForgotten) {
      put(Topic.MEMORIES, memory.key(), null);
    }
  }

  private void received(String command) {
    awaited.remove(command);
    if (awaited.isEmpty()) {
      end.complete(null);
    }
  }

  private DataStream<Inbound> read(
      StreamExecutionEnvironment env, Topic topic, WatermarkStrategy<Inbound> strategy) {
    int run = id;
    int count = records.get(topic).size();
    GeneratorFunction<Long, Inbound> decode = index -> RUNS.get(run).decode(topic, index);
    DataGeneratorSource<Inbound> source =
        new DataGeneratorSource<>(
            decode,
            Long.MAX_VALUE,
            parallelism -> new SilentAfter<>(count),
            TypeInformation.of(Inbound.class));
    return env.fromSource(source, strategy, topic.suffix()).uid("source-" + topic.suffix());
  }

  private Inbound decode(Topic topic, long index) {
    ChaosRecord record = records.get(topic).get((int) index);
    Origin origin =
        new Origin(
            names.of(topic),
            record.partition(),
            index,
            System.currentTimeMillis(),
            record.key().getBytes(StandardCharsets.UTF_8),
            record.value().getBytes(StandardCharsets.UTF_8));
    return switch (topic) {
      case EPISODES -> codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
      case STEPS -> codec.decodeEpisodeEvent(origin, EpisodeTopic.STEPS);
      case FEEDBACK -> codec.decodeFeedback(origin);
      case COMMANDS -> codec.decodeCommand(origin);
      default -> throw new IllegalStateException("nothing is read from " + topic);
    };
  }

  private <T> void collect(DataStream<T> stream, Topic topic, Taking<T> taking) {
    stream
        .process(new Collecting<>(id, taking))
        .returns(Void.class)
        .name(topic.suffix())
        .uid("collected-" + topic.suffix());
  }

  /** What a run does with a record. */
  private interface Taking<T> extends Serializable {
    void take(FaultFreeRun run, T record);
  }

  private static final class Collecting<T> extends ProcessFunction<T, Void> {
    private static final long serialVersionUID = 1L;
    private final int run;
    private final Taking<T> taking;

    private Collecting(int run, Taking<T> taking) {
      this.run = run;
      this.taking = taking;
    }

    @Override
    public void processElement(T record, Context context, Collector<Void> out) {
      taking.take(RUNS.get(run), record);
    }
  }

  /** Lets so many records pass and then none for ever: the source stays, and can be stopped. */
  private static final class SilentAfter<S extends SourceSplit> implements RateLimiter<S> {
    private final AtomicLong left;

    private SilentAfter(long count) {
      left = new AtomicLong(count);
    }

    @Override
    public CompletionStage<Void> acquire(int events) {
      return left.getAndAdd(-events) >= events
          ? CompletableFuture.completedFuture(null)
          : new CompletableFuture<>();
    }
  }
}
