package org.mneme.jobs.load;

import org.mneme.model.RecallResult;
import org.mneme.wire.Codec;

/** How large results are, from some of them. Safe to share between threads. */
final class ResultSample {

  private final Codec codec;
  private long results;
  private long bytes;
  private long hits;

  ResultSample(Codec codec) {
    this.codec = codec;
  }

  /** Takes a result's bytes. */
  synchronized void take(byte[] value) {
    RecallResult result = codec.decodeResult(value);
    results++;
    bytes += value.length;
    hits += result.hits().size();
  }

  /** Mean size, bytes. */
  synchronized long meanBytes() {
    return results == 0 ? 0 : bytes / results;
  }

  /** Mean number of hits. */
  synchronized double meanHits() {
    return results == 0 ? 0 : (double) hits / results;
  }
}
