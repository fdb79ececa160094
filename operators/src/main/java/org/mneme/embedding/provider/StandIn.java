package org.mneme.embedding.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A provider, and a local model that takes over while it cannot be had; only once both made the
 * same vector of one text. Two models that share a name alone would fill a space with vectors that
 * mean nothing to each other.
 */
public final class StandIn implements Provider {

  /** Two runtimes round differently, and a model of fewer bits is another model. */
  private static final double SAME = 0.999;

  private static final System.Logger LOG = System.getLogger(StandIn.class.getName());

  private enum Trust {
    UNKNOWN,
    ASKED,
    SAME,
    OTHER
  }

  private final Provider provider;
  private final Provider local;
  private final CircuitBreaker breaker = Breakers.create();

  /** Guarded by this. */
  private Trust trust = Trust.UNKNOWN;

  /** {@code local} stands in for {@code provider}; both are closed with this. */
  public StandIn(Provider provider, Provider local) {
    this.provider = provider;
    this.local = local;
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public CompletableFuture<float[][]> embed(List<String> texts) {
    boolean isTrusted = is(Trust.SAME);
    if (isTrusted && !breaker.tryAcquirePermission()) {
      return local.embed(texts);
    }
    long start = System.nanoTime();
    CompletableFuture<float[][]> made = new CompletableFuture<>();
    provider
        .embed(texts)
        .whenComplete(
            (vectors, failure) -> {
              if (isTrusted) {
                tell(failure, System.nanoTime() - start);
              }
              if (failure == null) {
                compare(texts.get(0), vectors[0]);
                made.complete(vectors);
              } else if (isTrusted && isAway(failure)) {
                local.embed(texts).whenComplete((own, worse) -> complete(made, own, worse));
              } else {
                made.completeExceptionally(failure);
              }
            });
    return made;
  }

  private synchronized boolean is(Trust wanted) {
    return trust == wanted;
  }

  private void tell(Throwable failure, long nanos) {
    if (failure != null && isAway(failure)) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }
  }

  private static boolean isAway(Throwable failure) {
    return Breakers.known(failure).kind() == ProviderException.Kind.FAILED;
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void compare(String text, float[] vector) {
    synchronized (this) {
      if (trust != Trust.UNKNOWN || vector == null) {
        return;
      }
      trust = Trust.ASKED;
    }
    local
        .embed(List.of(text))
        .whenComplete(
            (own, failure) -> {
              double cosine = failure == null && own[0] != null ? dot(vector, own[0]) : Double.NaN;
              synchronized (this) {
                trust = cosine >= SAME ? Trust.SAME : Trust.OTHER;
              }
              if (!(cosine >= SAME)) {
                LOG.log(
                    System.Logger.Level.WARNING,
                    "The local model never stands in: its vector of a text has cosine {0} with the"
                        + " provider''s, but must have {1}",
                    cosine,
                    SAME);
              }
            });
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void complete(
      CompletableFuture<float[][]> made, float[][] own, Throwable failure) {
    if (failure == null) {
      made.complete(own);
    } else {
      made.completeExceptionally(failure);
    }
  }

  @Override
  public void close() {
    provider.close();
    local.close();
  }
}
