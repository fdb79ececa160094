package org.mneme.gateway.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mneme.gateway.access.Right;

/** What can be requested; the OpenAPI document describes exactly these. */
enum Route {
  EPISODES("POST", "/v1/spaces/{space}/episodes", Right.WRITE),
  STEPS("POST", "/v1/spaces/{space}/steps", Right.WRITE),
  COMPLETE("POST", "/v1/spaces/{space}/complete", Right.WRITE),
  EPISODE_STEPS("POST", "/v1/spaces/{space}/episodes/{episode}/steps", Right.WRITE),
  EPISODE_COMPLETE("POST", "/v1/spaces/{space}/episodes/{episode}/complete", Right.WRITE),
  FEEDBACK("POST", "/v1/spaces/{space}/feedback", Right.WRITE),
  FORGET("POST", "/v1/spaces/{space}/forget", Right.ADMIN),
  PIN("POST", "/v1/spaces/{space}/pin", Right.ADMIN),
  CONFIGURE("POST", "/v1/spaces/{space}/configure", Right.ADMIN),
  REEMBED("POST", "/v1/spaces/{space}/reembed", Right.ADMIN),
  RECALL("POST", "/v1/spaces/{space}/recall", Right.READ),
  PREDICT("POST", "/v1/spaces/{space}/predict", Right.READ),
  EPISODE("GET", "/v1/spaces/{space}/episodes/{episode}", Right.READ),
  CONCEPTS("GET", "/v1/spaces/{space}/concepts", Right.READ),
  PATTERNS("GET", "/v1/spaces/{space}/patterns", Right.READ),
  STATS("GET", "/v1/spaces/{space}/stats", Right.READ),
  HEALTH("GET", "/health", null),
  METRICS("GET", "/metrics", null),
  OPENAPI_JSON("GET", "/openapi.json", null),
  OPENAPI_YAML("GET", "/openapi.yaml", null);

  private final String method;
  private final String template;
  private final Right right;

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list.
  private final List<String> segments;

  Route(String method, String template, Right right) {
    this.method = method;
    this.template = template;
    this.right = right;
    this.segments = List.of(template.split("/", -1));
  }

  String method() {
    return method;
  }

  String template() {
    return template;
  }

  /** What a key must be allowed in the space; null where there is no space. */
  Right right() {
    return right;
  }

  /** Whether anyone may ask, with a key or without. */
  boolean isPublic() {
    return this == HEALTH || this == OPENAPI_JSON || this == OPENAPI_YAML;
  }

  boolean hasBody() {
    return method.equals("POST");
  }

  /** The name in metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Routes whose path this is, whatever the method. */
  static List<Route> at(List<String> path) {
    return Arrays.stream(values()).filter(route -> route.fits(path)).toList();
  }

  private boolean fits(List<String> path) {
    if (path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      boolean isVariable = segments.get(i).startsWith("{");
      if (isVariable ? path.get(i).isEmpty() : !segments.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The value of a variable in a path that fits, or null. */
  String variable(String name, List<String> path) {
    int at = segments.indexOf('{' + name + '}');
    return at < 0 ? null : path.get(at);
  }
}
