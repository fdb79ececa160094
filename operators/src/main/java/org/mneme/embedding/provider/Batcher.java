package org.mneme.embedding.provider;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts texts together to requests, and sends those again that failed, until each text has a vector
 * or has waited too long.
 *
 * <p>A request goes when one of the connections is free and {@link BatchSize#texts} are there or
 * the first has lingered; it takes what is there. A failed text is due again after a wait that
 * doubles, with jitter. One that was refused in company is sent in half of it, so that a text that
 * no provider takes costs the others a few requests and is alone at last. While {@link Breakers}
 * has the provider left alone, nothing is sent; queries fail then at once, and of episodes the
 * oldest gives way where there are too many.
 *
 * <p>Safe for use by several threads. Futures are completed by a thread of this class, outside its
 * lock.
 */
public final class Batcher implements AutoCloseable {

  private static final int MOST_UNUSABLE = 3;
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Provider provider;
  private final Batching batching;
  private final CircuitBreaker breaker;

  /** Most texts that wait for a provider that is down; 0 for those that do not wait for it. */
  private final int maxWaiting;

  private final ScheduledExecutorService executor;
  private final BatchSize size;

  /** Guarded by this, as what follows. */
  private final Line line = new Line();

  private final Counts counts = new Counts();
  private int out;
  private long pausedUntil;
  private long wakeAt = Long.MAX_VALUE;

  private Batcher(
      Provider provider, Batching batching, int maxWaiting, ScheduledExecutorService executor) {
    this.provider = provider;
    this.batching = batching;
    this.maxWaiting = maxWaiting;
    this.executor = executor;
    this.breaker = Breakers.create();
    this.size = new BatchSize(batching);
    this.pausedUntil = System.nanoTime();
  }

  /** For episodes, which wait for a provider that is down. */
  public static Batcher ofEpisodes(ProviderParameters parameters) {
    return connect(parameters, parameters.batching(), parameters.maxWaiting());
  }

  /** For queries, which do not. */
  public static Batcher ofQueries(ProviderParameters parameters) {
    return connect(parameters, parameters.batching().forQueries(), 0);
  }

  private static Batcher connect(ProviderParameters parameters, Batching batching, int maxWaiting) {
    ScheduledExecutorService executor =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "mneme-embedding");
              thread.setDaemon(true);
              return thread;
            });
    return new Batcher(parameters.connect(executor), batching, maxWaiting, executor);
  }

  /**
   * The unit vector of {@code text}, {@code float[dimension]}; or a failure, after {@code patience}
   * at the latest.
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  public CompletableFuture<float[]> embed(String text, Duration patience) {
    Waiting waiting = new Waiting(text, System.nanoTime());
    Waiting tooMany = null;
    synchronized (this) {
      if (maxWaiting > 0 && line.size() >= maxWaiting && Breakers.isDown(breaker)) {
        tooMany = line.takeOldest();
      }
      line.add(waiting);
    }
    waiting.vector.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    waiting.vector.whenComplete((vector, failure) -> close(waiting));
    if (tooMany != null) {
      tooMany.vector.completeExceptionally(new TimeoutException("too many wait for the provider"));
    }
    send();
    return waiting.vector;
  }

  /** What went over the line until now. */
  public synchronized Traffic traffic() {
    return new Traffic(
        counts.requests,
        counts.texts,
        counts.failures,
        counts.busy,
        counts.refused,
        line.size(),
        size.texts(),
        size.meanMillis(),
        Breakers.isDown(breaker));
  }

  private synchronized void close(Waiting waiting) {
    line.close(waiting);
  }

  /** Sends what may go now, and sees to it that this is asked again in time. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send() {
    while (true) {
      List<Waiting> batch;
      List<Waiting> rejected = List.of();
      synchronized (this) {
        long now = System.nanoTime();
        batch = isDue(now) ? next(now) : List.of();
        if (batch.isEmpty() && maxWaiting == 0 && Breakers.isDown(breaker)) {
          rejected = line.takeReady();
        }
      }
      rejected.forEach(
          waiting ->
              waiting.vector.completeExceptionally(
                  CallNotPermittedException.createCallNotPermittedException(breaker)));
      if (batch.isEmpty()) {
        return;
      }
      long start = System.nanoTime();
      provider
          .embed(batch.stream().map(waiting -> waiting.text).toList())
          .whenCompleteAsync(
              (vectors, failure) -> {
                answered(batch, vectors, failure, System.nanoTime() - start);
                send();
              },
              executor);
    }
  }

  /** Whether a request is to go; if not yet, this is asked again when it may be. */
  private boolean isDue(long now) {
    if (out >= batching.connections()) {
      // Its answer asks again.
      return false;
    }
    long due = line.dueIn(now, size.texts(), batching.linger().toNanos());
    if (due > 0) {
      wakeIn(due);
      return false;
    }
    if (pausedUntil - now > 0) {
      wakeIn(pausedUntil - now);
      return false;
    }
    if (!breaker.tryAcquirePermission()) {
      wakeIn(Breakers.ASK_AGAIN.toNanos());
      return false;
    }
    return true;
  }

  private List<Waiting> next(long now) {
    List<Waiting> batch = line.next(size.texts());
    out++;
    counts.requests++;
    counts.texts += batch.size();
    if (batching.requestsPerSecond() > 0) {
      pausedUntil = now + (long) (1e9 / batching.requestsPerSecond());
    }
    return batch;
  }

  private void answered(List<Waiting> batch, float[][] vectors, Throwable failure, long nanos) {
    List<Waiting> refused = new ArrayList<>();
    synchronized (this) {
      out--;
      long now = System.nanoTime();
      if (failure == null) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        size.answered(batch.size(), nanos);
        takeUnusable(batch, vectors, now, refused);
      } else {
        failed(batch, failure, nanos, now, refused);
      }
      counts.refused += refused.size();
    }
    refused.forEach(
        waiting ->
            waiting.vector.completeExceptionally(
                new ProviderException(
                    ProviderException.Kind.REFUSED, "the provider has no vector for a text")));
    for (int i = 0; vectors != null && i < vectors.length; i++) {
      if (vectors[i] != null) {
        batch.get(i).vector.complete(vectors[i]);
      }
    }
  }

  private void takeUnusable(
      List<Waiting> batch, float[][] vectors, long now, List<Waiting> refused) {
    for (int i = 0; i < vectors.length; i++) {
      Waiting waiting = batch.get(i);
      if (vectors[i] == null) {
        waiting.company = 1;
        if (waiting.failures + 1 >= MOST_UNUSABLE) {
          refused.add(waiting);
        } else {
          line.again(waiting, now);
        }
      }
    }
  }

  private void failed(
      List<Waiting> batch, Throwable failure, long nanos, long now, List<Waiting> refused) {
    ProviderException known = Breakers.known(failure);
    switch (known.kind()) {
      case REFUSED -> {
        // It lives.
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        if (batch.size() == 1) {
          refused.addAll(batch);
        } else {
          batch.forEach(waiting -> waiting.company = batch.size() / 2);
          line.putBack(batch);
        }
      }
      case BUSY -> {
        breaker.releasePermission();
        counts.busy++;
        size.shrink();
        Duration wait = known.retryAfter() == null ? Breakers.ASK_AGAIN : known.retryAfter();
        pausedUntil = now + Math.min(LONGEST_PAUSE_NANOS, wait.toNanos());
        line.putBack(batch);
      }
      case FAILED -> {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, known);
        counts.failures++;
        size.shrink();
        batch.forEach(waiting -> line.again(waiting, now));
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void wakeIn(long nanos) {
    if (nanos == Long.MAX_VALUE || executor.isShutdown()) {
      return;
    }
    long at = System.nanoTime() + nanos;
    if (at < wakeAt) {
      wakeAt = at;
      executor.schedule(this::wake, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    }
  }

  private void wake() {
    synchronized (this) {
      wakeAt = Long.MAX_VALUE;
    }
    send();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    provider.close();
  }

  /** Of {@link Traffic}. */
  private static final class Counts {
    long requests;
    long texts;
    long failures;
    long busy;
    long refused;
  }
}
