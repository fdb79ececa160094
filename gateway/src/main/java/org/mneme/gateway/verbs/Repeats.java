package org.mneme.gateway.verbs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/**
 * Requests that carry an idempotency key: a repeated one gets the first one's reply, and one whose
 * first try failed is made again with the same time, so that its records are the same. What this
 * gateway does not remember, or another one took, memory recognises by ids and content.
 */
final class Repeats {

  private static final int MOST = 10_000;

  private final Map<String, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > MOST;
        }
      };

  private record Entry(byte[] body, long at, CompletableFuture<Reply> reply) {}

  /**
   * Makes a request, unless it was made.
   *
   * @param key of the request, with verb and space
   * @param body its hash
   * @param request makes it, given the time of its first try in epoch milliseconds
   * @throws ProblemException 422 if another body came with the same key
   */
  CompletableFuture<Reply> once(
      String key, byte[] body, long now, LongFunction<CompletableFuture<Reply>> request) {
    Entry entry;
    synchronized (entries) {
      Entry known = entries.get(key);
      if (known != null && !Arrays.equals(known.body, body)) {
        throw new ProblemException(
            422, "idempotency-key-reused", "this Idempotency-Key came with another body before");
      }
      if (known != null && !known.reply.isCompletedExceptionally()) {
        return known.reply.copy();
      }
      entry = new Entry(body, known == null ? now : known.at, new CompletableFuture<>());
      entries.put(key, entry);
    }
    try {
      CompletableFuture<?> unused =
          request
              .apply(entry.at)
              .whenComplete(
                  (reply, e) -> {
                    if (e == null) {
                      entry.reply.complete(reply);
                    } else {
                      entry.reply.completeExceptionally(e);
                    }
                  });
    } catch (RuntimeException e) {
      entry.reply.completeExceptionally(e);
    }
    return entry.reply.copy();
  }
}
