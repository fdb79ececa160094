package org.mneme.embedding.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes vectors of several texts at once. */
interface Provider {

  /**
   * Unit vectors of {@code texts[n]} in their order, {@code float[n][dimension]}, with null in the
   * place of one that is unusable; or a failure, a {@link ProviderException} where more is known.
   */
  CompletableFuture<float[][]> embed(List<String> texts);
}
