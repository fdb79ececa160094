package org.mneme.gateway.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** The header {@code traceparent} of W3C Trace Context. */
final class TraceParent {

  private static final String NAME = "traceparent";

  /** {@code version-trace-parent-flags}; a later version may have more behind it. */
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(?:-[!-~]{0,60})?");

  private TraceParent() {}

  /** That of {@code request}, or null where it has none that is valid. */
  static String of(Request request) {
    String value = request.getHeaders().get(NAME);
    return value != null && FORM.matcher(value).matches() ? value : null;
  }
}
