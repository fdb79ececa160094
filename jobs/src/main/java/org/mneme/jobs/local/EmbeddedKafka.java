package org.mneme.jobs.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller, on the loopback
 * address only. What was written is there again when a broker starts on the same folder.
 */
public final class EmbeddedKafka implements AutoCloseable {

  /** Base64 of "mneme-local-0000": one id for ever, so that a folder can be opened again. */
  private static final String CLUSTER_ID = "bW5lbWUtbG9jYWwtMDAwMA";

  /**
   * Kafka locks its folder too, but only after its controller has opened the metadata log and has
   * become its leader: by then the log of the broker that has the folder is spoilt, and Kafka halts
   * the whole JVM when it finds out.
   */
  static final String LOCK = ".mneme.lock";

  private static final int NODE_ID = 1;
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final FolderLock lock;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrap, FolderLock lock) {
    this.server = server;
    this.bootstrap = bootstrap;
    this.lock = lock;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param folder its log; made and formatted if need be
   * @param port where it listens; 0 for any that is free
   * @throws LocalStackException if the port is busy, the folder is in use or the broker does not
   *     answer within a minute
   */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(folder, port, new Properties(), new Properties());
  }

  /**
   * Starts a broker in a JVM that does nothing else and so never pauses for long: the place of one
   * that was killed is taken again after 6 s instead of 30.
   *
   * @throws LocalStackException as {@link #start(Path, int)}
   */
  public static EmbeddedKafka startAlone(Path folder, int port) {
    Properties broker = new Properties();
    broker.setProperty("broker.session.timeout.ms", "6000");
    return start(folder, port, broker, new Properties());
  }

  /**
   * Starts a broker that has settings of its own.
   *
   * @param broker Kafka's names and values, which win
   * @param client what a client needs to be let in
   */
  static EmbeddedKafka start(Path folder, int port, Properties broker, Properties client) {
    int chosen = LoopbackPort.require(port, "Kafka", LocalOptions.KAFKA_PORT.key());
    String bootstrap = LoopbackPort.HOST + ':' + chosen;
    try {
      Files.createDirectories(folder);
      return start(folder, chosen, lock(folder), broker, client);
    } catch (LocalStackException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while Kafka started", e);
    } catch (Exception e) {
      throw new LocalStackException(
          "Kafka did not start at " + bootstrap + " in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static FolderLock lock(Path folder) throws IOException {
    return FolderLock.tryAcquire(folder.resolve(LOCK))
        .orElseThrow(
            () ->
                new LocalStackException(
                    "Kafka did not start: another broker is using the folder " + folder));
  }

  private static EmbeddedKafka start(
      Path folder, int port, FolderLock lock, Properties broker, Properties client)
      throws Exception {
    try {
      Properties properties =
          EmbeddedKafkaConfig.properties(folder, NODE_ID, port, LoopbackPort.freeBut(port));
      properties.putAll(broker);
      format(folder);
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
      EmbeddedKafka kafka = new EmbeddedKafka(server, LoopbackPort.HOST + ':' + port, lock);
      kafka.startAndAwait(client);
      return kafka;
    } catch (Exception e) {
      lock.close();
      throw e;
    }
  }

  /** Where clients connect: {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Waits until the broker has stopped. */
  public void awaitShutdown() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of the folder of the broker " + bootstrap, e);
    }
  }

  private void startAndAwait(Properties client) throws Exception {
    try {
      server.startup();
      awaitReady(client);
    } catch (Exception e) {
      server.shutdown();
      throw e;
    }
  }

  private void awaitReady(Properties client) throws InterruptedException, ExecutionException {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("bootstrap.servers", bootstrap);
    try (Admin admin = Admin.create(properties)) {
      admin.describeCluster().nodes().get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new LocalStackException(
          "Kafka started at " + bootstrap + " and does not answer within " + READY_WITHIN, e);
    }
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .setClusterId(CLUSTER_ID)
        .setNodeId(NODE_ID)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName(EmbeddedKafkaConfig.CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }
}
