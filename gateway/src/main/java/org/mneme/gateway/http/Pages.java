package org.mneme.gateway.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What is not of a space: health, metrics, and the OpenAPI document. */
final class Pages {

  private static final String JSON = "application/json";

  private final Metrics metrics;
  private final Supplier<CompletableFuture<Boolean>> health;
  private final byte[] yaml;
  private final byte[] json;

  /** A page as it is sent. */
  record Page(int status, String mediaType, byte[] content) {}

  /**
   * Pages over these metrics.
   *
   * @param health tells whether Kafka can be reached
   */
  Pages(Metrics metrics, Supplier<CompletableFuture<Boolean>> health) {
    this.metrics = metrics;
    this.health = health;
    OpenApi document = OpenApi.load();
    try {
      yaml = document.yaml();
      json = document.json();
    } catch (IOException e) {
      throw new IllegalStateException("the OpenAPI document cannot be written", e);
    }
  }

  CompletableFuture<Page> render(Route route) {
    return switch (route) {
      case HEALTH -> health.get().thenApply(Pages::health);
      case METRICS -> page(Metrics.MEDIA_TYPE, metrics.render().getBytes(StandardCharsets.UTF_8));
      case OPENAPI_JSON -> page(JSON, json);
      case OPENAPI_YAML -> page("application/yaml", yaml);
      default -> throw new IllegalStateException(route + " is no page");
    };
  }

  private static CompletableFuture<Page> page(String mediaType, byte[] content) {
    return CompletableFuture.completedFuture(new Page(200, mediaType, content));
  }

  private static Page health(boolean isReachable) {
    String body =
        isReachable
            ? "{\"status\":\"up\",\"kafka\":\"reachable\"}"
            : "{\"status\":\"down\",\"kafka\":\"unreachable\"}";
    return new Page(isReachable ? 200 : 503, JSON, body.getBytes(StandardCharsets.UTF_8));
  }
}
