package org.mneme.client.transport;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** A refusal by the gateway (RFC 9457) or by memory itself. */
public final class ProblemException extends MnemeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String field;
  private final Duration retryAfter;
  private final transient List<Integer> steps;

  /**
   * A problem.
   *
   * @param status of HTTP
   * @param code a word for programs: {@code missing-field}
   */
  public ProblemException(int status, String code, String detail) {
    this(status, code + ": " + detail, code, null, Duration.ZERO, List.of());
  }

  private ProblemException(
      int status,
      String message,
      String code,
      String field,
      Duration retryAfter,
      List<Integer> steps) {
    super(message, null);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
    this.steps = steps;
  }

  /** This problem, as that of steps of an episode. */
  public ProblemException ofSteps(String episode, List<Integer> steps) {
    String refused = "; refused of episode " + episode + ": " + steps.size() + " step(s), ";
    String first = steps.stream().limit(10).map(String::valueOf).collect(joining(", "));
    String message = getMessage() + refused + first + (steps.size() > 10 ? ", ..." : "");
    return new ProblemException(status, message, code, field, retryAfter, List.copyOf(steps));
  }

  /** What a body says, which may be anything. */
  static ProblemException of(int status, JsonNode body, Duration retryAfter) {
    String code = body.path("code").asText("http-" + status);
    return new ProblemException(
        status,
        code + ": " + body.path("detail").asText("no detail given"),
        code,
        body.path("field").asText(null),
        retryAfter,
        List.of());
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

  /** Numbers of the steps that were refused; empty if it was no step. */
  public List<Integer> steps() {
    return steps;
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
