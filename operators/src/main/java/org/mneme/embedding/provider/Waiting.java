package org.mneme.embedding.provider;

import java.util.concurrent.CompletableFuture;

/** A text on its way to a vector. Guarded by the {@link Batcher} that holds it. */
final class Waiting {

  final String text;
  final long since;
  final CompletableFuture<float[]> vector = new CompletableFuture<>();

  /** When it may be sent, as of {@code System.nanoTime}. */
  long due;

  /** Times that it was sent in vain. */
  int failures;

  /** Most texts of the request that it may be in: halved each time that one is refused. */
  int company = Integer.MAX_VALUE;

  Waiting(String text, long now) {
    this.text = text;
    this.since = now;
    this.due = now;
  }
}
