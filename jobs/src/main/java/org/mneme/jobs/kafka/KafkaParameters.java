package org.mneme.jobs.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How Kafka is reached, checked.
 *
 * @param bootstrap host:port, several separated by commas
 * @param groupId consumer group of the job
 * @param requestTimeout how long to wait for a broker's answer, 100 ms to 10 min
 * @param properties passed to every client as they are
 */
public record KafkaParameters(
    String bootstrap, String groupId, Duration requestTimeout, Map<String, String> properties) {

  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LARGEST_TIMEOUT = Duration.ofMinutes(10);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public KafkaParameters {
    for (String address : bootstrap.split(",", -1)) {
      requireAddress(address.strip(), bootstrap);
    }
    if (groupId.isBlank()) {
      throw new IllegalArgumentException(
          KafkaOptions.GROUP_ID.key() + " is '" + groupId + "'; it must not be blank");
    }
    if (requestTimeout.compareTo(LEAST_TIMEOUT) < 0
        || requestTimeout.compareTo(LARGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          KafkaOptions.REQUEST_TIMEOUT.key()
              + " is "
              + requestTimeout.toMillis()
              + " ms; it must be 100 ms to 10 min");
    }
  }

  /**
   * What every client starts from: the brokers, then {@link #properties()}, which win. A fresh
   * object, so that the caller may add to it.
   */
  public Properties clientProperties() {
    Properties client = new Properties();
    client.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    client.putAll(properties);
    return client;
  }

  /**
   * {@link #clientProperties()} of a client that must answer or fail within {@link
   * #requestTimeout()}: what a tool wants, where a job would rather wait for its broker.
   */
  public Properties impatientProperties() {
    Properties client = new Properties();
    String millis = Long.toString(requestTimeout.toMillis());
    client.setProperty(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    client.setProperty(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    client.putAll(clientProperties());
    return client;
  }

  /** Without the values of {@link #properties()}, among which are passwords. */
  @Override
  public String toString() {
    return "KafkaParameters[bootstrap="
        + bootstrap
        + ", groupId="
        + groupId
        + ", requestTimeout="
        + requestTimeout
        + ", properties="
        + properties.keySet()
        + ']';
  }

  private static void requireAddress(String address, String bootstrap) {
    int colon = address.lastIndexOf(':');
    String port = address.substring(colon + 1);
    boolean digits =
        !port.isEmpty()
            && port.length() <= 5
            && port.chars().allMatch(ch -> ch >= '0' && ch <= '9');
    if (colon < 1 || !digits || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException(
          KafkaOptions.BOOTSTRAP.key()
              + " is '"
              + bootstrap
              + "'; it must be host:port, several separated by commas");
    }
  }
}
