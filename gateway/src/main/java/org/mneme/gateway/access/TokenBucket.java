package org.mneme.gateway.access;

/** So many requests a second, and as many at once after a second of silence. Safe to share. */
public final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private double tokens;
  private long filledAt;

  /** A full bucket. */
  public TokenBucket(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledAt = nowNanos;
  }

  /**
   * Takes one token.
   *
   * @return 0 if there was one, or after how many seconds there is, at least 1
   */
  public synchronized int take(long nowNanos) {
    tokens = Math.min(perSecond, tokens + (nowNanos - filledAt) * perSecond / NANOS);
    filledAt = nowNanos;
    if (tokens >= 1) {
      tokens--;
      return 0;
    }
    return (int) Math.ceil((1 - tokens) / perSecond);
  }
}
