package org.mneme.embedding.onnx;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.mneme.embedding.provider.Provider;

/** A local model, which runs in one thread of its own. */
final class OnnxProvider implements Provider {

  /** In {@code mneme-onnx.jar}; it shares no class with the job but those of the JDK. */
  private static final String MODEL = "org.mneme.onnx.OnnxModel";

  private final Function<List<String>, float[][]> model;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "mneme-embedding-onnx");
            thread.setDaemon(true);
            return thread;
          });

  private OnnxProvider(Function<List<String>, float[][]> model) {
    this.model = model;
  }

  /**
   * Loads the files and runs them once.
   *
   * @throws IllegalStateException if the runtime is not there, a file cannot be read, or the
   *     model's vectors have another dimension
   */
  static OnnxProvider load(OnnxParameters parameters) {
    OnnxProvider provider = new OnnxProvider(model(parameters.files().settings()));
    float[] vector = provider.model.apply(List.of("probe"))[0];
    if (vector == null || vector.length != parameters.dimension()) {
      provider.close();
      throw new IllegalStateException(
          "the vectors of %s have %s components, but mneme.embedding.dimension is %d"
              .formatted(
                  parameters.files().model(),
                  vector == null ? "no usable" : vector.length,
                  parameters.dimension()));
    }
    return provider;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Function<List<String>, float[][]> model(Map<String, String> settings) {
    try {
      Class<? extends Function> type = Class.forName(MODEL).asSubclass(Function.class);
      return (Function<List<String>, float[][]>)
          type.getConstructor(Map.class).newInstance(settings);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "the embedder onnx needs mneme-onnx.jar in Flink's lib folder (docs/embedding.md)", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("mneme-onnx.jar is of another version than the job", e);
    }
  }

  @Override
  public CompletableFuture<float[][]> embed(List<String> texts) {
    return CompletableFuture.supplyAsync(() -> model.apply(texts), executor);
  }

  /** Behind what is under way: a model must not be let go of while it runs. */
  @Override
  public void close() {
    executor.execute(
        () -> {
          try {
            ((AutoCloseable) model).close();
          } catch (Exception e) {
            throw new IllegalStateException("the model cannot be closed", e);
          }
        });
    executor.shutdown();
  }
}
