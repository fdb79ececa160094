package org.mneme.embedding.provider;

import java.io.Serializable;
import java.time.Duration;

/**
 * How texts are put together and requests are paced.
 *
 * @param smallest texts that a request need not wait beyond, ≥ 1; where {@link BatchSize} begins
 * @param largest most texts of a request, ≥ {@code smallest}
 * @param linger longest wait of a text for others
 * @param slowAfter latency above which requests get smaller
 * @param connections most requests that are out at once
 * @param requestsPerSecond most requests of a second; 0 for no limit
 */
public record Batching(
    int smallest,
    int largest,
    Duration linger,
    Duration slowAfter,
    int connections,
    double requestsPerSecond)
    implements Serializable {

  /** The same for queries: a query waits for no other. */
  public Batching forQueries() {
    return new Batching(1, largest, Duration.ZERO, slowAfter, connections, requestsPerSecond);
  }
}
