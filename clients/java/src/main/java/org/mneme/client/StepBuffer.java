package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mneme.client.transport.Backoff;
import org.mneme.client.transport.MnemeException;
import org.mneme.client.transport.NotWrittenException;
import org.mneme.client.transport.ProblemException;
import org.mneme.client.transport.Transport;
import org.mneme.client.transport.UnreachableException;
import org.mneme.client.transport.Verb;

/**
 * Steps that wait a moment so that many go in one request, in the order in which they came. One
 * request is under way at a time.
 *
 * <p>A step leaves the buffer when Kafka has it or its episode knows that it was refused; until
 * then it is tried again. Of a request that is refused for its content the halves are sent alone,
 * so that a bad step harms no other.
 */
final class StepBuffer {

  private static final int MOST_STEPS = 1_000;
  private static final int MOST_BYTES = 4_000_000;
  private static final int MOST_WAITING = 10_000;

  /** A larger request that breaks off is halved: some servers break off what is too large. */
  private static final int LARGE_BYTES = 100_000;

  private final Transport transport;
  private final String space;
  private final Duration delay;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private final List<Flush> flushes = new ArrayList<>();
  private long added;
  private long gone;
  private boolean isSending;
  private boolean isAsleep;
  private boolean isClosed;
  private Backoff backoff = Backoff.FIRST;
  private long pausedUntil = System.nanoTime();
  private Throwable failure;

  /**
   * A step that is not written yet.
   *
   * @param bytes its size as JSON
   * @param refused told why it will never be
   */
  record Pending(JsonNode record, int bytes, Consumer<ProblemException> refused) {}

  /** Someone who waits until so many steps are gone. */
  private record Flush(long target, CompletableFuture<Void> done) {}

  /**
   * A buffer of one space.
   *
   * @param delay how long a step may wait for others
   */
  StepBuffer(Transport transport, String space, Duration delay) {
    this.transport = transport;
    this.space = space;
    this.delay = delay;
  }

  /**
   * Takes a step.
   *
   * @return whether very many wait, and the caller should too
   * @throws IllegalStateException if the buffer is closed
   */
  synchronized boolean add(Pending step) {
    if (isClosed) {
      throw new IllegalStateException("the memory is closed");
    }
    waiting.add(step);
    added++;
    if (!isSending && !isAsleep) {
      sleep(delay);
    }
    return waiting.size() >= MOST_WAITING;
  }

  /**
   * Writes what was added before this call.
   *
   * @return fails with {@link NotWrittenException} if that takes longer than {@code patience}; the
   *     buffer keeps it
   */
  CompletableFuture<Void> flush(Duration patience) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Flush flush;
    synchronized (this) {
      if (gone >= added) {
        return CompletableFuture.completedFuture(null);
      }
      flush = new Flush(added, done.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
      flushes.add(flush);
    }
    send();
    return done.exceptionallyComposeAsync(
        timeout -> CompletableFuture.failedFuture(givenUp(flush)));
  }

  /** Takes no more. What is left is still tried. */
  synchronized void close() {
    isClosed = true;
  }

  private synchronized NotWrittenException givenUp(Flush flush) {
    flushes.remove(flush);
    return new NotWrittenException(waiting.stream().map(Pending::record).toList(), failure);
  }

  private void sleep(Duration pause) {
    isAsleep = true;
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              synchronized (this) {
                isAsleep = false;
              }
              send();
            });
  }

  private void send() {
    List<Pending> batch;
    synchronized (this) {
      // After a failure the pause is kept, whoever waits.
      boolean isPausing = System.nanoTime() - pausedUntil < 0;
      if (isSending || isPausing || waiting.isEmpty()) {
        return;
      }
      isSending = true;
      batch = firstWaiting();
    }
    CompletableFuture<?> unused = send(batch).whenComplete((sent, e) -> sent(e));
  }

  private List<Pending> firstWaiting() {
    List<Pending> first = new ArrayList<>();
    int bytes = 0;
    for (Pending step : waiting) {
      bytes += step.bytes;
      if (!first.isEmpty() && (first.size() == MOST_STEPS || bytes > MOST_BYTES)) {
        break;
      }
      first.add(step);
    }
    return first;
  }

  private void sent(Throwable e) {
    boolean isUrgent;
    synchronized (this) {
      isSending = false;
      failure = e;
      isUrgent = e == null && !flushes.isEmpty();
      if (e != null) {
        Duration pause = backoff.after(e);
        backoff = backoff.next();
        pausedUntil = System.nanoTime() + pause.toNanos();
        sleep(pause);
      } else {
        backoff = Backoff.FIRST;
        if (!isUrgent && !isAsleep && !waiting.isEmpty()) {
          sleep(delay);
        }
      }
    }
    if (isUrgent) {
      send();
    }
  }

  /** Sends the first of those that wait, and takes them off. */
  private CompletableFuture<Void> send(List<Pending> batch) {
    return written(batch.stream().map(Pending::record).toList())
        .handle((written, e) -> e == null ? null : MnemeException.unwrap(e))
        .thenCompose(failure -> judged(batch, failure));
  }

  private CompletableFuture<Void> written(List<JsonNode> records) {
    try {
      return transport.write(space, Verb.STEPS, records, Duration.ZERO);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Void> judged(List<Pending> batch, Throwable e) {
    if (batch.size() > 1 && isDividing(batch, e)) {
      int half = batch.size() / 2;
      return send(batch.subList(0, half))
          .thenCompose(sent -> send(batch.subList(half, batch.size())));
    }
    if (e instanceof ProblemException problem) {
      batch.forEach(step -> step.refused.accept(problem));
    } else if (e != null) {
      return CompletableFuture.failedFuture(e);
    }
    remove(batch.size());
    return CompletableFuture.completedFuture(null);
  }

  private static boolean isDividing(List<Pending> batch, Throwable e) {
    if (e instanceof ProblemException problem) {
      return problem.isOfContent();
    }
    return e instanceof NotWrittenException
        && e.getCause() instanceof UnreachableException unreachable
        && unreachable.isBroken()
        && batch.stream().mapToInt(Pending::bytes).sum() > LARGE_BYTES;
  }

  private void remove(int count) {
    List<Flush> done;
    synchronized (this) {
      for (int i = 0; i < count; i++) {
        waiting.remove();
      }
      gone += count;
      done = flushes.stream().filter(flush -> flush.target <= gone).toList();
      flushes.removeAll(done);
    }
    done.forEach(flush -> flush.done.complete(null));
  }
}
