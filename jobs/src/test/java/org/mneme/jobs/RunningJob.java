package org.mneme.jobs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.time.TimeOptions;

/** The main job on a real broker and a MiniCluster, with a topic prefix of its own. */
public final class RunningJob implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final Configuration config;
  private final LocalCluster cluster;
  private final TopicNames names;
  private final TopicReader reader;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Topic, KafkaConsumer<byte[], byte[]>> consumers = new HashMap<>();
  private final List<Future<RecordMetadata>> posted = new ArrayList<>();
  private JobClient job;
  private boolean isStopped;

  /** Creates the topics under {@code prefix} and submits the job. */
  RunningJob(
      EmbeddedKafka kafka, LocalCluster cluster, String prefix, Map<String, String> options) {
    this.cluster = cluster;
    config = JobDefaults.configuration();
    config.set(KafkaOptions.BOOTSTRAP, kafka.bootstrap());
    config.set(KafkaOptions.GROUP_ID, prefix + "group");
    config.set(TopicOptions.PREFIX, prefix);
    config.set(TopicOptions.PARTITIONS, 2);
    config.set(TimeOptions.QUIET_AFTER, Duration.ofSeconds(1));
    config.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    config.addAll(Configuration.fromMap(options));
    names = TopicNames.from(config);
    reader = new TopicReader(config, names);
    try (Topics topics = Topics.connect(KafkaOptions.parameters(config))) {
      topics.create(TopicOptions.specs(config));
    }
    Properties properties = KafkaOptions.parameters(config).clientProperties();
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 << 20);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 128L << 20);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    submit(Optional.empty());
  }

  private void submit(Optional<Path> snapshot) {
    job =
        cluster.submit(
            env -> {
              env.configure(config);
              MemoryJob.build(env, config);
            },
            snapshot);
  }

  /** What the job is told. */
  public Configuration config() {
    return new Configuration(config);
  }

  /** Stops with a savepoint and starts again from it. */
  public void restartFromSavepoint(int parallelism) {
    Path savepoint = cluster.stopWithSavepoint(job);
    config.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    submit(Optional.of(savepoint));
  }

  /** Stops with a savepoint. */
  public Path stop() {
    Path savepoint = cluster.stopWithSavepoint(job);
    isStopped = true;
    return savepoint;
  }

  /** A savepoint of the running job in canonical format, in which nothing is compressed. */
  public Path savepoint() throws Exception {
    cluster.awaitRunning(job);
    // Into the folder that the cluster is configured with.
    return Path.of(URI.create(job.triggerSavepoint(null, SavepointFormatType.CANONICAL).get()));
  }

  /** Cancels and starts again from a savepoint, however old. */
  public void startFrom(Path savepoint) throws Exception {
    job.cancel().get();
    submit(Optional.of(savepoint));
  }

  /** Starts a stopped job again without any state, with more options. */
  public void startWithoutState(Map<String, String> options) {
    config.addAll(Configuration.fromMap(options));
    submit(Optional.empty());
    isStopped = false;
  }

  /** Cancels without a savepoint and starts again from the newest checkpoint. */
  void restartFromCheckpoint() throws Exception {
    job.cancel().get();
    submit(cluster.latestSnapshot());
  }

  /** Waits until a checkpoint that began after this call is complete. */
  void awaitCheckpoint() throws Exception {
    cluster.awaitRunning(job);
    cluster.flink().triggerCheckpoint(job.getJobID(), CheckpointType.FULL).get();
  }

  /** Lets a topic take larger records than the contract says. */
  void allowRecordsOf(Topic topic, int bytes) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, names.of(topic));
    AlterConfigOp larger =
        new AlterConfigOp(
            new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
            AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(KafkaOptions.parameters(config).clientProperties())) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(larger))).all().get();
    }
  }

  /** Sends one record, waits for the broker, and gives back its bytes. */
  public byte[] send(Topic topic, String key, String value) throws Exception {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    send(topic, key, bytes);
    return bytes;
  }

  void send(Topic topic, String key, byte[] value) throws Exception {
    producer
        .send(new ProducerRecord<>(names.of(topic), key.getBytes(StandardCharsets.UTF_8), value))
        .get();
  }

  /** Sends one record to a partition and does not wait for the broker. */
  public void post(Topic topic, int partition, String key, byte[] value) {
    posted.add(
        producer.send(
            new ProducerRecord<>(
                names.of(topic), partition, key.getBytes(StandardCharsets.UTF_8), value)));
  }

  /** Waits until the broker has all that was posted. */
  public void flush() throws Exception {
    for (Future<RecordMetadata> sent : posted) {
      sent.get();
    }
    posted.clear();
  }

  /** The last record of each key that is no tombstone, of all that is on a topic now. */
  public List<ConsumerRecord<byte[], byte[]>> folded(Topic topic) {
    return reader.folded(topic);
  }

  /** All committed records of a topic, once there are at least {@code count}. */
  List<ConsumerRecord<byte[], byte[]>> readCommitted(Topic topic, int count) {
    return reader.readCommitted(topic, count, PATIENCE);
  }

  /** Reads a topic from where the last read ended, until one record satisfies {@code last}. */
  public List<ConsumerRecord<byte[], byte[]>> readUntil(
      Topic topic, Predicate<ConsumerRecord<byte[], byte[]>> last) {
    return readWhile(topic, read -> read.stream().noneMatch(last));
  }

  /** Reads a topic until {@code count} records have come. */
  public List<ConsumerRecord<byte[], byte[]>> read(Topic topic, int count) {
    return readWhile(topic, read -> read.size() < count);
  }

  /** What has come on a topic since it was last read; waits no longer than a millisecond. */
  List<ConsumerRecord<byte[], byte[]>> poll(Topic topic) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    consumer(topic).poll(Duration.ofMillis(1)).forEach(read::add);
    return read;
  }

  private List<ConsumerRecord<byte[], byte[]>> readWhile(
      Topic topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> isWanting) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> message : consumer(topic).poll(Duration.ofMillis(100))) {
        read.add(message);
      }
      if (!isWanting.test(read)) {
        return read;
      }
    }
    throw new AssertionError(
        "what was waited for did not come on "
            + names.of(topic)
            + " among "
            + read.size()
            + ": "
            + keys(read));
  }

  /** The last value of each key on a topic, as text. */
  static Map<String, String> byKey(List<ConsumerRecord<byte[], byte[]>> messages) {
    Map<String, String> last = new LinkedHashMap<>();
    messages.forEach(message -> last.put(text(message.key()), text(message.value())));
    return last;
  }

  static List<String> keys(List<ConsumerRecord<byte[], byte[]>> messages) {
    return messages.stream().map(message -> text(message.key())).toList();
  }

  /** Bytes as text. */
  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private KafkaConsumer<byte[], byte[]> consumer(Topic topic) {
    return consumers.computeIfAbsent(topic, reader::connect);
  }

  @Override
  public void close() throws Exception {
    if (!isStopped) {
      job.cancel().get();
    }
    producer.close();
    consumers.values().forEach(KafkaConsumer::close);
  }
}
