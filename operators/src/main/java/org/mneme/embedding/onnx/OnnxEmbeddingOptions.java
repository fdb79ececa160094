package org.mneme.embedding.onnx;

import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** How vectors are made by a local model. */
public final class OnnxEmbeddingOptions {

  /** What is made of a vector for each token. */
  public enum Pooling {
    /** The mean of the tokens' vectors. */
    MEAN,
    /** The vector of the first token. */
    CLS
  }

  /** Name of the model. */
  public static final ConfigOption<String> MODEL =
      key("model")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The model's name; needed where the embedder is onnx. Spaces are pinned to it, so"
                  + " another model file needs another name, and the same model in another place"
                  + " the same one.");

  /** File of the model. */
  public static final ConfigOption<String> MODEL_FILE =
      key("model-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The ONNX file, on every TaskManager; needed where the embedder is onnx. Its first"
                  + " output, or the one named sentence_embedding, is a vector for each text or for"
                  + " each token. A subtask of episodes and one of queries load it each.");

  /** File of its tokenizer. */
  public static final ConfigOption<String> TOKENIZER_FILE =
      key("tokenizer-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The tokenizer.json that belongs to the model, on every TaskManager; needed where the"
                  + " embedder is onnx.");

  /** How token vectors become one. */
  public static final ConfigOption<Pooling> POOLING =
      key("pooling")
          .enumType(Pooling.class)
          .defaultValue(Pooling.MEAN)
          .withDescription(
              "What is made of a vector for each token: their mean, or that of the first (cls), as"
                  + " the model was trained. Without effect where the model gives one a text.");

  /** Where texts are cut. */
  public static final ConfigOption<Integer> MAX_TOKENS =
      key("max-tokens")
          .intType()
          .defaultValue(256)
          .withDescription(
              "Tokens beyond which a text is cut, 8 to 8192; no more than the model can take.");

  /** Threads of a run. */
  public static final ConfigOption<Integer> THREADS =
      key("threads")
          .intType()
          .defaultValue(1)
          .withDescription("Threads of one run of the model, 1 to 256.");

  /** Texts of a run. */
  public static final ConfigOption<Integer> LARGEST_BATCH =
      key("largest-batch")
          .intType()
          .defaultValue(16)
          .withDescription("Most texts of one run of the model, 1 to 1024.");

  /** Limit of a query. */
  public static final ConfigOption<Duration> QUERY_TIMEOUT =
      key("query-timeout")
          .durationType()
          .defaultValue(Duration.ofMillis(200))
          .withDescription(
              "How long a query waits for its vector, at least 1 ms; then it is answered by text,"
                  + " with similarity among degraded.");

  /** Whether it takes over. */
  public static final ConfigOption<Boolean> STANDS_IN =
      key("stands-in")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether, with the embedder http, this model takes over while the provider cannot be"
                  + " had. It must be the same model: mneme.embedding.onnx.model must be"
                  + " mneme.embedding.http.model, and it takes over only after its vector of a text"
                  + " was compared with the provider's, with a cosine of 0.999 at least.");

  private OnnxEmbeddingOptions() {}

  private static ConfigOptions.OptionBuilder key(String name) {
    return ConfigOptions.key("mneme.embedding.onnx." + name);
  }

  /**
   * Reads and checks the options.
   *
   * @param dimension components of the model's vectors
   * @throws IllegalArgumentException naming key and value where one is missing or out of its range
   */
  public static OnnxParameters parameters(ReadableConfig config, int dimension) {
    Duration timeout = config.get(QUERY_TIMEOUT);
    check(timeout.toMillis() > 0, QUERY_TIMEOUT, timeout, "at least 1 ms");
    return new OnnxParameters(
        required(config, MODEL),
        dimension,
        new OnnxParameters.Files(
            required(config, MODEL_FILE),
            required(config, TOKENIZER_FILE),
            config.get(POOLING).name().toLowerCase(Locale.ROOT),
            inRange(config, MAX_TOKENS, 8, 8_192),
            inRange(config, THREADS, 1, 256)),
        timeout,
        inRange(config, LARGEST_BATCH, 1, 1_024));
  }

  private static String required(ReadableConfig config, ConfigOption<String> option) {
    String value = config.get(option);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(option.key() + " is not set, but a local model needs it");
    }
    return value;
  }

  private static int inRange(
      ReadableConfig config, ConfigOption<Integer> option, int least, int most) {
    int value = config.get(option);
    check(value >= least && value <= most, option, value, "in " + least + " to " + most);
    return value;
  }

  private static void check(boolean isRight, ConfigOption<?> option, Object value, String what) {
    if (!isRight) {
      throw new IllegalArgumentException(
          "%s is %s, but must be %s".formatted(option.key(), value, what));
    }
  }
}
