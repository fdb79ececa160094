package org.mneme.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Where the gateway listens, whom it lets in, and how long it waits. */
public final class GatewayOptions {

  /** Whether the local stack has a gateway. */
  public static final ConfigOption<Boolean> ENABLED =
      ConfigOptions.key("mneme.gateway.enabled")
          .booleanType()
          .defaultValue(true)
          .withDescription("Whether bin/mneme up starts the gateway too.");

  /** Address to listen on. */
  public static final ConfigOption<String> HOST =
      ConfigOptions.key(GatewayParameters.HOST_KEY)
          .stringType()
          .defaultValue("127.0.0.1")
          .withDescription(
              "Address to listen on. One that is not of the loopback is refused unless"
                  + " mneme.gateway.keys-file is set.");

  /** Port to listen on. */
  public static final ConfigOption<Integer> PORT =
      ConfigOptions.key("mneme.gateway.port")
          .intType()
          .defaultValue(7070)
          .withDescription("Port to listen on: 1 to 65535, or 0 for one that is free.");

  /** File of API keys. */
  public static final ConfigOption<String> KEYS_FILE =
      ConfigOptions.key(GatewayParameters.KEYS_FILE_KEY)
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File of API keys, a line each: name, rights (read,write,admin), spaces (or *), and"
                  + " the key's SHA-256 in hexadecimal; bin/mneme gateway --new-key NAME makes one."
                  + " Without it whoever reaches the loopback address may do everything.");

  /** Largest body of a request. */
  public static final ConfigOption<MemorySize> MAX_BODY_SIZE =
      ConfigOptions.key("mneme.gateway.max-body-size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(10))
          .withDescription(
              "Largest body of a request, 1 KiB to 64 MiB; a larger one is answered 413.");

  /** Bodies that are held at once. */
  public static final ConfigOption<MemorySize> MAX_PENDING_SIZE =
      ConfigOptions.key("mneme.gateway.max-pending-size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(128))
          .withDescription(
              "How much of bodies may be held at once, over all requests, at least max-body-size;"
                  + " beyond it requests are answered 503 with Retry-After.");

  /** Open connections. */
  public static final ConfigOption<Integer> MAX_CONNECTIONS =
      ConfigOptions.key("mneme.gateway.max-connections")
          .intType()
          .defaultValue(4_000)
          .withDescription(
              "Open connections, 10 to 100000; beyond it none is accepted until one is closed.");

  /** Requests a second of one key. */
  public static final ConfigOption<Integer> RATE_LIMIT =
      ConfigOptions.key("mneme.gateway.rate-limit")
          .intType()
          .defaultValue(2_000)
          .withDescription(
              "Requests a second of one key, in bursts of as many: 1 to 1000000. More are answered"
                  + " 429 with Retry-After. Without keys all requests count as one key's.");

  /** How long a body may take. */
  public static final ConfigOption<Duration> BODY_TIMEOUT =
      ConfigOptions.key("mneme.gateway.body-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(20))
          .withDescription(
              "How long the whole body of a request may take to arrive, 100 ms to 10 min; one that"
                  + " takes longer is answered 408.");

  /** How long a connection may be silent. */
  public static final ConfigOption<Duration> IDLE_TIMEOUT =
      ConfigOptions.key("mneme.gateway.idle-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(60))
          .withDescription(
              "After how long a connection on which nothing moves is closed, 1 s to 1 h; longer than"
                  + " the deadlines below, or their answers find it closed.");

  /** How long Kafka may take to acknowledge. */
  public static final ConfigOption<Duration> ACKNOWLEDGE_DEADLINE =
      ConfigOptions.key("mneme.gateway.acknowledge-deadline")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "How long Kafka may take to acknowledge a write, over retries and the restart of a"
                  + " broker, 1 s to 10 min; then it is answered 503, and may be sent again.");

  /** How long an answer is waited for. */
  public static final ConfigOption<Duration> RECALL_DEADLINE =
      ConfigOptions.key("mneme.gateway.recall-deadline")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "How long an answer of memory is waited for when the question names no"
                  + " deadlineMillis, and the most that it can name, 10 ms to 10 min; then 504.");

  /** How long a wait for memory lasts. */
  public static final ConfigOption<Duration> WAIT_DEADLINE =
      ConfigOptions.key("mneme.gateway.wait-deadline")
          .durationType()
          .defaultValue(Duration.ofSeconds(20))
          .withDescription(
              "How long ?wait=searchable waits for an episode to be recallable, and ?wait=receipt"
                  + " for a forget, 10 ms to 10 min; then the answer says that it is not yet.");

  /** How long stopping may take. */
  public static final ConfigOption<Duration> STOP_DEADLINE =
      ConfigOptions.key("mneme.gateway.stop-deadline")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "How long requests under way are waited for when the gateway stops, 0 to 10 min.");

  /** Where spans go. */
  public static final ConfigOption<String> OTLP_ENDPOINT =
      ConfigOptions.key("mneme.gateway.otlp-endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Address of a receiver of OTLP over HTTP, http://HOST:4318 as a rule; /v1/traces is"
                  + " added. It gets spans of the recalls whose request had a traceparent that is"
                  + " sampled. Without it no spans are sent.");

  private GatewayOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static GatewayParameters parameters(ReadableConfig config) {
    long body = config.get(MAX_BODY_SIZE).getBytes();
    return new GatewayParameters(
        config.get(HOST),
        (int) within(PORT, config.get(PORT), 0, 65_535),
        config.get(KEYS_FILE),
        (int) within(MAX_BODY_SIZE, body, 1 << 10, 64 << 20),
        within(MAX_PENDING_SIZE, config.get(MAX_PENDING_SIZE).getBytes(), body, Long.MAX_VALUE),
        (int) within(MAX_CONNECTIONS, config.get(MAX_CONNECTIONS), 10, 100_000),
        (int) within(RATE_LIMIT, config.get(RATE_LIMIT), 1, 1_000_000),
        within(BODY_TIMEOUT, config, 100),
        within(IDLE_TIMEOUT, config, 1_000),
        within(ACKNOWLEDGE_DEADLINE, config, 1_000),
        within(RECALL_DEADLINE, config, 10),
        within(WAIT_DEADLINE, config, 10),
        within(STOP_DEADLINE, config, 0),
        address(OTLP_ENDPOINT, config));
  }

  private static String address(ConfigOption<String> option, ReadableConfig config) {
    String value = config.get(option);
    if (value != null && !isAddress(value)) {
      throw new IllegalArgumentException(
          // The value may hold a login or a key, and is not repeated where others may read it.
          option.key() + " must be http://HOST:PORT or https://HOST:PORT and no more than a path");
    }
    return value;
  }

  private static boolean isAddress(String value) {
    try {
      URI uri = new URI(value);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Duration within(
      ConfigOption<Duration> option, ReadableConfig config, long leastMillis) {
    long most = option.equals(IDLE_TIMEOUT) ? 3_600_000 : 600_000;
    return Duration.ofMillis(within(option, config.get(option).toMillis(), leastMillis, most));
  }

  private static long within(ConfigOption<?> option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option.key() + " is " + value + ", must be from " + least + " to " + most);
    }
    return value;
  }
}
