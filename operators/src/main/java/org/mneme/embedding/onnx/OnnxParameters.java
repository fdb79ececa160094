package org.mneme.embedding.onnx;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.mneme.embedding.provider.Batching;
import org.mneme.embedding.provider.Provider;
import org.mneme.embedding.provider.ProviderParameters;

/**
 * An embedder of a local model.
 *
 * @param model name that spaces are pinned to
 * @param dimension components of its vectors
 * @param files what the model is made of
 * @param queryTimeout how long a query waits
 * @param largestBatch most texts of a run
 */
public record OnnxParameters(
    String model, int dimension, Files files, Duration queryTimeout, int largestBatch)
    implements ProviderParameters {

  /** A run that takes longer makes the next one smaller. */
  private static final Duration SLOW_AFTER = Duration.ofMillis(500);

  private static final Duration LINGER = Duration.ofMillis(5);
  private static final Duration RETRY_FOR = Duration.ofSeconds(60);
  private static final int MAX_WAITING = 1_000;

  /**
   * What a model is made of, and how it is run.
   *
   * @param model path of the model, {@code .onnx}
   * @param tokenizer path of the {@code tokenizer.json} that belongs to it
   * @param pooling {@code mean} or {@code cls}: what is made of a vector for each token
   * @param maxTokens tokens beyond which a text is cut, ≥ 8
   * @param threads threads of one run, ≥ 1
   */
  public record Files(String model, String tokenizer, String pooling, int maxTokens, int threads)
      implements Serializable {

    /** The settings that {@code org.mneme.onnx.OnnxModel} reads. */
    Map<String, String> settings() {
      return new TreeMap<>(
          Map.of(
              "model", model,
              "tokenizer", tokenizer,
              "pooling", pooling,
              "max-tokens", Integer.toString(maxTokens),
              "threads", Integer.toString(threads)));
    }
  }

  @Override
  public Batching batching() {
    int smallest = Math.min(4, largestBatch);
    return new Batching(smallest, largestBatch, LINGER, SLOW_AFTER, 1, 0);
  }

  @Override
  public Duration retryFor() {
    return RETRY_FOR;
  }

  @Override
  public int maxWaiting() {
    return MAX_WAITING;
  }

  @Override
  public Provider connect(ScheduledExecutorService executor) {
    return OnnxProvider.load(this);
  }
}
