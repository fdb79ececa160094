package org.mneme.client.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A refusal by the gateway (RFC 9457) or by memory itself. */
public final class ProblemException extends MnemeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String field;
  private final Duration retryAfter;

  /**
   * A problem.
   *
   * @param status of HTTP
   * @param code a word for programs: {@code missing-field}
   */
  public ProblemException(int status, String code, String detail) {
    this(status, code, detail, null, Duration.ZERO);
  }

  private ProblemException(
      int status, String code, String detail, String field, Duration retryAfter) {
    super(code + ": " + detail, null);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /** What a body says, which may be anything. */
  static ProblemException of(int status, JsonNode body, Duration retryAfter) {
    return new ProblemException(
        status,
        body.path("code").asText("http-" + status),
        body.path("detail").asText("no detail given"),
        body.path("field").asText(null),
        retryAfter);
  }

  /**
   * Status of HTTP: 400, 415 and 422 the request is wrong, 401 no key, 403 no right, 413 too large,
   * 429 too many, 501 not answered by this job, 503 not known to be written, 504 no answer in time.
   */
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

  /** When it is worth trying again; zero when that was not said. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Whether what was sent is at fault, so that a part of it may not be. */
  public boolean isOfContent() {
    return status == 400 || status == 413 || status == 422;
  }

  @Override
  public boolean isTemporary() {
    return status == 408 || status == 429 || (status >= 500 && status != 501);
  }
}
