package org.mneme.jobs.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** How Kafka is reached. */
public final class KafkaOptions {

  public static final ConfigOption<String> BOOTSTRAP =
      ConfigOptions.key("mneme.kafka.bootstrap")
          .stringType()
          .defaultValue("127.0.0.1:9092")
          .withDescription(
              "Brokers to connect to first: host:port, several separated by commas."
                  + " The default is where the local runner listens.");

  public static final ConfigOption<String> GROUP_ID =
      ConfigOptions.key("mneme.kafka.group-id")
          .stringType()
          .defaultValue("mneme")
          .withDescription(
              "Consumer group of the job; each input topic's committed offsets stand under it."
                  + " Two jobs on one cluster need two groups.");

  public static final ConfigOption<Duration> REQUEST_TIMEOUT =
      ConfigOptions.key("mneme.kafka.request-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "How long a tool or the job's start waits for a broker's answer before it gives up:"
                  + " 100 ms to 10 min.");

  public static final ConfigOption<Map<String, String>> PROPERTIES =
      ConfigOptions.key("mneme.kafka.properties")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Properties passed to every Kafka client as they are, one key each:"
                  + " mneme.kafka.properties.security.protocol: SASL_SSL. They win over what the job"
                  + " sets itself.");

  private KafkaOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static KafkaParameters parameters(ReadableConfig config) {
    return new KafkaParameters(
        config.get(BOOTSTRAP),
        config.get(GROUP_ID),
        config.get(REQUEST_TIMEOUT),
        Map.copyOf(config.get(PROPERTIES)));
  }
}
