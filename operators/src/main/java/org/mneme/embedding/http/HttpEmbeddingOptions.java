package org.mneme.embedding.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.embedding.provider.Batching;

/** How vectors are got from a provider over HTTP. */
public final class HttpEmbeddingOptions {

  /** Where. */
  public static final ConfigOption<String> URL =
      key("url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The whole address of an OpenAI-compatible endpoint (https://host/v1/embeddings);"
                  + " needed where the embedder is http. Use https beyond your own network.");

  /** Which model. */
  public static final ConfigOption<String> MODEL =
      key("model")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The model as the provider names it; needed where the embedder is http. Spaces are"
                  + " pinned to this name, and mneme.embedding.dimension must be its dimension.");

  /** Whether to ask for the dimension. */
  public static final ConfigOption<Boolean> ASKS_FOR_DIMENSION =
      key("asks-for-dimension")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether requests carry the dimension, for models that can shorten their vectors.");

  /** File of the key. */
  public static final ConfigOption<String> KEY_FILE =
      key("key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "A file on every TaskManager that holds the provider's key and nothing else. It is"
                  + " read when the job starts; the key is in no configuration, log or snapshot.");

  /** Variable of the key. */
  public static final ConfigOption<String> KEY_VARIABLE =
      key("key-variable")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The same from an environment variable of the TaskManagers, by its name; not both.");

  /** Limit of a request. */
  public static final ConfigOption<Duration> TIMEOUT =
      key("timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "How long a request may take before it counts as failed; at least 1 ms.");

  /** Limit of an episode. */
  public static final ConfigOption<Duration> RETRY_FOR =
      key("retry-for")
          .durationType()
          .defaultValue(Duration.ofSeconds(60))
          .withDescription(
              "How long an episode is tried, at least 1 ms; then it is stored without a vector."
                  + " Event time waits for it, and so does learning, in all spaces.");

  /** Limit of a query. */
  public static final ConfigOption<Duration> QUERY_TIMEOUT =
      key("query-timeout")
          .durationType()
          .defaultValue(Duration.ofMillis(200))
          .withDescription(
              "How long a query waits for its vector, at least 1 ms; then it is answered by text,"
                  + " with similarity among degraded.");

  /** Requests at once. */
  public static final ConfigOption<Integer> CONNECTIONS =
      key("connections")
          .intType()
          .defaultValue(4)
          .withDescription(
              "Most requests that are out at once, at least 1; a subtask of episodes and one of"
                  + " queries have so many each.");

  /** Where batches begin. */
  public static final ConfigOption<Integer> SMALLEST_BATCH =
      key("smallest-batch")
          .intType()
          .defaultValue(10)
          .withDescription(
              "Texts that a request begins with, at least 1. It takes so many more after each full"
                  + " one that came back in time.");

  /** Where batches end. */
  public static final ConfigOption<Integer> LARGEST_BATCH =
      key("largest-batch")
          .intType()
          .defaultValue(100)
          .withDescription("Most texts of a request, smallest-batch to 2048.");

  /** Wait for others. */
  public static final ConfigOption<Duration> LINGER =
      key("linger")
          .durationType()
          .defaultValue(Duration.ofMillis(10))
          .withDescription(
              "How long an episode waits for others to fill a request. A query never does.");

  /** When batches shrink. */
  public static final ConfigOption<Duration> SLOW_AFTER =
      key("slow-after")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription(
              "A request that took longer halves the size of the next; at least 1 ms.");

  /** Rate limit. */
  public static final ConfigOption<Double> REQUESTS_PER_SECOND =
      key("requests-per-second")
          .doubleType()
          .defaultValue(0.0)
          .withDescription(
              "Most requests of a second that a subtask sends, evenly spaced; 0 for no limit. A"
                  + " subtask of episodes and one of queries have so many each.");

  /** Bound of an outage. */
  public static final ConfigOption<Integer> MAX_WAITING =
      key("max-waiting")
          .intType()
          .defaultValue(1_000)
          .withDescription(
              "Episodes of a subtask that may wait for a provider that is down, at least 1. One"
                  + " more has the oldest stored without a vector, so that nothing else has to"
                  + " wait.");

  private static final int MOST_TEXTS = 2_048;

  private HttpEmbeddingOptions() {}

  private static ConfigOptions.OptionBuilder key(String name) {
    return ConfigOptions.key("mneme.embedding.http." + name);
  }

  /**
   * Reads and checks the options.
   *
   * @param dimension components of the provider's vectors
   * @throws IllegalArgumentException naming key and value where one is missing or out of its range
   */
  public static HttpParameters parameters(ReadableConfig config, int dimension) {
    String file = config.get(KEY_FILE);
    String variable = config.get(KEY_VARIABLE);
    if (file != null && variable != null) {
      throw new IllegalArgumentException(
          KEY_FILE.key() + " and " + KEY_VARIABLE.key() + " are set, but one of them is enough");
    }
    Endpoint endpoint =
        new Endpoint(
            uri(config),
            required(config, MODEL),
            dimension,
            config.get(ASKS_FOR_DIMENSION),
            new KeyPlace(file, variable),
            positive(config, TIMEOUT));
    return new HttpParameters(
        endpoint,
        batching(config),
        positive(config, RETRY_FOR),
        positive(config, QUERY_TIMEOUT),
        inRange(config, MAX_WAITING, 1, Integer.MAX_VALUE / 2));
  }

  private static Batching batching(ReadableConfig config) {
    int smallest = inRange(config, SMALLEST_BATCH, 1, MOST_TEXTS);
    Duration linger = config.get(LINGER);
    double rate = config.get(REQUESTS_PER_SECOND);
    check(!linger.isNegative(), LINGER, linger, "at least 0");
    check(rate >= 0 && rate <= 1e6, REQUESTS_PER_SECOND, rate, "in 0 to 1000000");
    return new Batching(
        smallest,
        inRange(config, LARGEST_BATCH, smallest, MOST_TEXTS),
        linger,
        positive(config, SLOW_AFTER),
        inRange(config, CONNECTIONS, 1, 1_000),
        rate);
  }

  private static URI uri(ReadableConfig config) {
    String url = required(config, URL);
    try {
      URI uri = new URI(url);
      boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      // Of a login in the address the web page would show the password.
      check(
          isHttp && uri.getHost() != null && uri.getUserInfo() == null,
          URL,
          isHttp && uri.getUserInfo() == null ? url : "such",
          "an http or https address without a login");
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(URL.key() + " is no address", e);
    }
  }

  private static String required(ReadableConfig config, ConfigOption<String> option) {
    String value = config.get(option);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          option.key() + " is not set, but the embedder http needs it");
    }
    return value;
  }

  private static int inRange(
      ReadableConfig config, ConfigOption<Integer> option, int least, int most) {
    int value = config.get(option);
    check(value >= least && value <= most, option, value, "in " + least + " to " + most);
    return value;
  }

  private static Duration positive(ReadableConfig config, ConfigOption<Duration> option) {
    Duration value = config.get(option);
    check(value.toMillis() > 0, option, value, "at least 1 ms");
    return value;
  }

  private static void check(boolean isRight, ConfigOption<?> option, Object value, String what) {
    if (!isRight) {
      throw new IllegalArgumentException(
          "%s is %s, but must be %s".formatted(option.key(), value, what));
    }
  }
}
