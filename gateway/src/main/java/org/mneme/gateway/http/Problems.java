package org.mneme.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.mneme.gateway.verbs.Body;
import org.mneme.gateway.verbs.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems as {@code application/problem+json}, RFC 9457. */
final class Problems {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** What went wrong, for the one who asked; what is our fault is logged. */
  static ProblemException of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    if (cause instanceof TimeoutException || cause instanceof CancellationException) {
      return new ProblemException(408, "timeout", "the request took too long to arrive");
    }
    LOG.error("a request failed", cause);
    return new ProblemException(
        500, "internal", "an unexpected error; the gateway's log says more");
  }

  static byte[] json(ProblemException problem) {
    ObjectNode json = Body.object();
    json.put("type", "urn:mneme:problem:" + problem.code());
    json.put("title", HttpStatus.getMessage(problem.status()));
    json.put("status", problem.status());
    json.put("code", problem.code());
    json.put("detail", problem.getMessage());
    if (problem.field() != null) {
      json.put("field", problem.field());
    }
    return Body.write(json);
  }
}
