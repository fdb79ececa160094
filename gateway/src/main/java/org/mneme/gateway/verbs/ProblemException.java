package org.mneme.gateway.verbs;

/** Why a request is refused, as RFC 9457 wants it told. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String field;
  private final int retryAfterSeconds;

  /**
   * A problem.
   *
   * @param status of HTTP
   * @param code a word for programs: {@code missing-field}
   * @param detail a sentence for people
   */
  public ProblemException(int status, String code, String detail) {
    this(status, code, detail, null, 0);
  }

  /**
   * A problem.
   *
   * @param field path of the field that is wrong, or null
   * @param retryAfterSeconds when it is worth trying again, or 0
   */
  public ProblemException(
      int status, String code, String detail, String field, int retryAfterSeconds) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Status of HTTP. */
  public int status() {
    return status;
  }

  /** A word for programs. */
  public String code() {
    return code;
  }

  /** Path of the field that is wrong, or null. */
  public String field() {
    return field;
  }

  /** When it is worth trying again, or 0. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
