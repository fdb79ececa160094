package org.mneme.gateway.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.mneme.gateway.verbs.ProblemException;

/**
 * Reads a body as it comes, without a thread that waits, up to a size and a shared budget. What is
 * too large is read and thrown away before it is refused: a client that still writes when the
 * connection is closed sees a reset and not the refusal.
 */
final class BodyReader implements Runnable {

  /** How many times the largest size is read of a body that is refused. */
  private static final long READ_TIMES = 8;

  private final Request request;
  private final int most;
  private final AtomicLong budget;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private ProblemException refusal;
  private long discarded;

  private BodyReader(Request request, int most, AtomicLong budget) {
    this.request = request;
    this.most = most;
    this.budget = budget;
  }

  /**
   * Begins to read.
   *
   * @param budget bytes that may still be held; what this body takes is for the caller to give back
   */
  static BodyReader start(Request request, int most, AtomicLong budget) {
    BodyReader reader = new BodyReader(request, most, budget);
    if (request.getLength() > most) {
      reader.refusal = tooLarge(most);
    }
    if (request.getLength() > READ_TIMES * most) {
      reader.body.completeExceptionally(reader.refusal);
    } else {
      reader.run();
    }
    return reader;
  }

  CompletableFuture<byte[]> body() {
    return body;
  }

  /** Gives back what was held. */
  void release() {
    budget.addAndGet(size());
  }

  @Override
  public void run() {
    while (!body.isDone()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        body.completeExceptionally(
            new ProblemException(400, "incomplete-body", "the body did not arrive whole"));
        return;
      }
      boolean isLast = chunk.isLast();
      try {
        take(chunk.getByteBuffer());
      } catch (ProblemException e) {
        body.completeExceptionally(e);
        return;
      } finally {
        chunk.release();
      }
      boolean isEnough = discarded > READ_TIMES * most;
      if (refusal != null && (isLast || isEnough)) {
        body.completeExceptionally(refusal);
      } else if (isLast) {
        body.complete(bytes.toByteArray());
      }
    }
  }

  private synchronized int size() {
    return bytes.size();
  }

  private synchronized void take(ByteBuffer buffer) {
    int length = buffer.remaining();
    if (refusal != null || bytes.size() + length > most) {
      refusal = refusal == null ? tooLarge(most) : refusal;
      discarded += length;
      return;
    }
    if (budget.addAndGet(-length) < 0) {
      budget.addAndGet(length);
      throw new ProblemException(503, "overloaded", "too many requests are under way", null, 1);
    }
    byte[] part = new byte[length];
    buffer.get(part);
    bytes.write(part, 0, length);
  }

  private static ProblemException tooLarge(int most) {
    return new ProblemException(413, "too-large", "a body has at most " + most + " bytes");
  }
}
