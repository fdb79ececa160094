package org.mneme.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.gateway.verbs.ProblemException;

/** A request's path and query string, decoded part by part: an id may hold a slash. */
final class RequestPath {

  private RequestPath() {}

  /** The segments of a raw path; the first is what stands before the first slash. */
  static List<String> segments(String raw) {
    List<String> segments = new ArrayList<>();
    for (String part : raw.split("/", -1)) {
      // A plus is a plus in a path.
      segments.add(decode(part.replace("+", "%2B")));
    }
    return segments;
  }

  /** The parameters of a raw query string, which may be null; of a repeated one the last. */
  static Map<String, String> parameters(String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(400, "malformed", "the address is not percent-encoded UTF-8");
    }
  }
}
