package org.mneme.embedding.provider;

import java.time.Duration;

/** A request that brought no vectors, and what that says of the next one. */
public final class ProviderException extends Exception {

  /** What went wrong. */
  public enum Kind {
    /** The provider will never take these texts: too long, say. */
    REFUSED,
    /** It lives, and wants to be asked later. */
    BUSY,
    /** It cannot be reached, fails, or answers what cannot be right. */
    FAILED
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** How long it wants to be left alone, or null where it did not say. */
  private final Duration retryAfter;

  /** One that says nothing of when to come again. */
  public ProviderException(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * One after which the provider is left alone for {@code retryAfter}; null where it did not say.
   */
  public ProviderException(Kind kind, String message, Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
