package org.mneme.client.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Whatever goes wrong between a client and memory. */
public abstract class MnemeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MnemeException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether a write that met this may be sent again: it is not known to be refused. */
  public abstract boolean isTemporary();

  /** The failure itself, without what futures wrap it in. */
  public static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Waits for a future, and throws what it failed with as it is. */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (unwrap(e) instanceof MnemeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
