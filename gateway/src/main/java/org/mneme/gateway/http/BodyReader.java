package org.mneme.gateway.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.mneme.gateway.verbs.ProblemException;

/** Reads a body as it comes, without a thread that waits, up to a size and a shared budget. */
final class BodyReader implements Runnable {

  private final Request request;
  private final int most;
  private final AtomicLong budget;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

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
      reader.body.completeExceptionally(tooLarge(most));
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
      if (isLast) {
        body.complete(bytes.toByteArray());
      }
    }
  }

  private synchronized int size() {
    return bytes.size();
  }

  private synchronized void take(ByteBuffer buffer) {
    int length = buffer.remaining();
    if (bytes.size() + length > most) {
      throw tooLarge(most);
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
