package org.mneme.jobs.local;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is alone. */
final class EmbeddedKafkaConfig {

  /** Name of the listener that controllers talk over. */
  static final String CONTROLLER = "CONTROLLER";

  private static final String BROKER = "PLAINTEXT";

  private EmbeddedKafkaConfig() {}

  /**
   * Kafka's own names and values.
   *
   * @param folder holds the log and the metadata
   * @param nodeId of broker and controller
   * @param port of the broker
   * @param controllerPort of the controller
   */
  static Properties properties(Path folder, int nodeId, int port, int controllerPort) {
    Properties properties = new Properties();
    put(properties, "process.roles", "broker,controller");
    put(properties, "node.id", nodeId);
    put(properties, "controller.listener.names", CONTROLLER);
    put(
        properties,
        "controller.quorum.voters",
        nodeId + "@" + LoopbackPort.HOST + ':' + controllerPort);
    put(
        properties,
        "listeners",
        listener(BROKER, port) + ',' + listener(CONTROLLER, controllerPort));
    put(properties, "advertised.listeners", listener(BROKER, port));
    put(
        properties,
        "listener.security.protocol.map",
        BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    put(properties, "inter.broker.listener.name", BROKER);
    put(properties, "log.dirs", folder);
    // Above the largest dead letter that can be configured; a topic's own limit decides.
    put(properties, "socket.request.max.bytes", 160 << 20);
    put(properties, "auto.create.topics.enable", false);
    putAlone(properties);
    putSmall(properties);
    return properties;
  }

  /** No other broker could hold a replica. */
  private static void putAlone(Properties properties) {
    put(properties, "offsets.topic.replication.factor", 1);
    put(properties, "transaction.state.log.replication.factor", 1);
    put(properties, "transaction.state.log.min.isr", 1);
    put(properties, "share.coordinator.state.topic.replication.factor", 1);
    put(properties, "share.coordinator.state.topic.min.isr", 1);
    // A pause of this JVM must not fence the only broker there is.
    put(properties, "broker.session.timeout.ms", 30_000);
    put(properties, "group.initial.rebalance.delay.ms", 0);
  }

  /** Sized for one machine that also runs the job. */
  private static void putSmall(Properties properties) {
    put(properties, "offsets.topic.num.partitions", 1);
    put(properties, "transaction.state.log.num.partitions", 1);
    put(properties, "share.coordinator.state.topic.num.partitions", 1);
    put(properties, "log.cleaner.dedupe.buffer.size", 4 << 20);
    put(properties, "log.index.size.max.bytes", 1 << 20);
    put(properties, "num.network.threads", 2);
    put(properties, "num.io.threads", 4);
    put(properties, "background.threads", 2);
  }

  private static String listener(String name, int port) {
    return name + "://" + LoopbackPort.HOST + ':' + port;
  }

  private static void put(Properties properties, String key, Object value) {
    properties.setProperty(key, String.valueOf(value));
  }
}
