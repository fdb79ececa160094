package org.mneme.jobs.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.TopicSpec;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.sink.DeliveryCheck;
import org.mneme.jobs.sink.DeliveryOptions;

/**
 * Broker, topics, cluster and the job on it, started and stopped together. On a folder that was
 * used before it goes on where that ended: the log is there, and the job restores its newest
 * snapshot.
 */
public final class LocalStack implements AutoCloseable {

  private final EmbeddedKafka kafka;
  private final LocalCluster cluster;
  private final JobClient job;
  private final Configuration configuration;
  private final Optional<Path> restored;

  private LocalStack(
      EmbeddedKafka kafka,
      LocalCluster cluster,
      JobClient job,
      Configuration configuration,
      Optional<Path> restored) {
    this.kafka = kafka;
    this.cluster = cluster;
    this.job = job;
    this.configuration = configuration;
    this.restored = restored;
  }

  /**
   * Starts the stack.
   *
   * @param configuration {@link LocalOptions}, the topics', the job's and Flink's options
   * @param job builds the job from the configuration, in which the brokers' address is set
   * @throws LocalStackException if a port is busy or anything does not start; nothing is left
   *     running then
   */
  public static LocalStack start(
      Configuration configuration, BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    LocalParameters parameters = LocalOptions.parameters(configuration);
    // Asked before anything starts, so that a busy port is said at once.
    LoopbackPort.require(parameters.webPort(), "Flink's web UI", LocalOptions.WEB_PORT.key());
    empty(parameters.temporaryFolder());
    EmbeddedKafka kafka = EmbeddedKafka.start(parameters.kafkaFolder(), parameters.kafkaPort());
    LocalCluster cluster = null;
    try {
      Configuration connected = new Configuration(configuration);
      connected.set(KafkaOptions.BOOTSTRAP, kafka.bootstrap());
      createTopics(connected);
      cluster = LocalCluster.start(connected);
      Optional<Path> snapshot = cluster.latestSnapshot();
      JobClient client =
          cluster.submit(environment -> job.accept(environment, connected), snapshot);
      return new LocalStack(kafka, cluster, client, connected, snapshot);
    } catch (RuntimeException e) {
      if (cluster != null) {
        cluster.close();
      }
      kafka.close();
      throw e;
    }
  }

  /** The configuration that the job runs with, the brokers' address included. */
  public Configuration configuration() {
    return new Configuration(configuration);
  }

  /** Where Kafka clients connect. */
  public String bootstrap() {
    return kafka.bootstrap();
  }

  /** Where the web UI is. */
  public URI webAddress() {
    return cluster.webAddress();
  }

  /** The running job. */
  public JobClient job() {
    return job;
  }

  /** The cluster. */
  public LocalCluster cluster() {
    return cluster;
  }

  /** The snapshot that the job was restored from, if there was one. */
  public Optional<Path> restored() {
    return restored;
  }

  /**
   * Takes a savepoint, from which the next stack on this folder goes on, and stops the job; the
   * broker and the cluster stay until {@link #close}.
   *
   * @throws LocalStackException if the savepoint fails
   */
  public Path stopJob() {
    return cluster.stopWithSavepoint(job);
  }

  /** Stops everything as it is; what the last checkpoint does not hold is read again next time. */
  @Override
  public void close() {
    try {
      cluster.close();
    } finally {
      kafka.close();
    }
  }

  private static void createTopics(Configuration configuration) {
    List<TopicSpec> specs = TopicOptions.specs(configuration);
    try (Topics topics = Topics.connect(KafkaOptions.parameters(configuration))) {
      topics.create(specs);
      topics.require(specs);
      DeliveryCheck.require(DeliveryOptions.parameters(configuration), topics);
    }
  }

  private static void empty(Path folder) {
    try {
      FileUtils.deleteDirectory(folder.toFile());
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LocalStackException("cannot empty " + folder + ": " + e.getMessage(), e);
    }
  }
}
