package org.mneme.onnx;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.embedding.onnx.OnnxEmbeddingOptions;
import org.mneme.embedding.provider.Batcher;

/** What a subtask does with a model, from options to a vector; gives its dimension. */
public final class EmbeddedInJob implements Callable<Integer> {

  private final Configuration config;

  /** With a model of {@code settings}. */
  public EmbeddedInJob(Map<String, String> settings) {
    config = options(settings);
  }

  static Configuration options(Map<String, String> settings) {
    Configuration config = new Configuration();
    config.setString("mneme.embedding.embedder", "onnx");
    config.setString("mneme.embedding.dimension", "" + TinyModel.DIMENSION);
    config.setString("mneme.embedding.onnx.model", "tiny");
    config.setString("mneme.embedding.onnx.model-file", settings.get("model"));
    config.setString("mneme.embedding.onnx.tokenizer-file", settings.get("tokenizer"));
    return config;
  }

  @Override
  public Integer call() throws Exception {
    try (Batcher batcher =
        Batcher.ofQueries(OnnxEmbeddingOptions.parameters(config, TinyModel.DIMENSION))) {
      return batcher.embed("book a flight", Duration.ofSeconds(30)).get().length;
    }
  }
}
