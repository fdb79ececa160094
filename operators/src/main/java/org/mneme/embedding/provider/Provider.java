package org.mneme.embedding.provider;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes vectors of several texts at once. Safe for use by several threads. */
public interface Provider extends AutoCloseable {

  /**
   * Unit vectors of {@code texts[n]} in their order, {@code float[n][dimension]}, with null in the
   * place of one that is unusable; or a failure, a {@link ProviderException} where more is known.
   */
  CompletableFuture<float[][]> embed(List<String> texts);

  /** Lets go of what it holds, when what is under way has ended. */
  @Override
  default void close() {}
}
