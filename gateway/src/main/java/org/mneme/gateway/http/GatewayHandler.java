package org.mneme.gateway.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.mneme.gateway.access.ApiKey;
import org.mneme.gateway.config.GatewayParameters;
import org.mneme.gateway.verbs.ProblemException;
import org.mneme.gateway.verbs.Reply;

/**
 * Answers requests: route, key, right, body, verb. No thread waits for a body, for Kafka or for
 * memory. The MCP endpoint's requests are let in here and answered by the next handler.
 */
final class GatewayHandler extends Handler.Abstract.NonBlocking {

  /** Where MCP is served. */
  static final String MCP = "/mcp";

  private static final String JSON = "application/json";

  private final Dispatch dispatch;
  private final Pages pages;
  private final Gatekeeper gatekeeper;
  private final Metrics metrics;
  private final GatewayParameters parameters;
  private final AtomicLong budget;

  GatewayHandler(
      Dispatch dispatch,
      Pages pages,
      Gatekeeper gatekeeper,
      Metrics metrics,
      GatewayParameters parameters) {
    this.dispatch = dispatch;
    this.pages = pages;
    this.gatekeeper = gatekeeper;
    this.metrics = metrics;
    this.parameters = parameters;
    this.budget = new AtomicLong(parameters.maxPendingBytes());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long began = System.nanoTime();
    String rawPath = request.getHttpURI().getPath();
    if (MCP.equals(rawPath)) {
      return !letIn(request, response, callback, began);
    }
    Exchange exchange = new Exchange(request, response, callback, began);
    try {
      List<String> path = RequestPath.segments(rawPath == null ? "" : rawPath);
      Route route = route(request, response, path);
      exchange.label = route.label();
      serve(request, route, path, exchange);
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
    return true;
  }

  private boolean letIn(Request request, Response response, Callback callback, long began) {
    try {
      gatekeeper.admit(request);
      return true;
    } catch (ProblemException e) {
      Exchange exchange = new Exchange(request, response, callback, began);
      exchange.label = "mcp";
      exchange.fail(e);
      return false;
    }
  }

  private static Route route(Request request, Response response, List<String> path) {
    List<Route> routes = Route.at(path);
    if (routes.isEmpty()) {
      throw new ProblemException(404, "no-such-path", "no such path; see /openapi.yaml");
    }
    return routes.stream()
        .filter(candidate -> candidate.method().equals(request.getMethod()))
        .findFirst()
        .orElseThrow(
            () -> {
              String allowed = String.join(", ", routes.stream().map(Route::method).toList());
              response.getHeaders().put(HttpHeader.ALLOW, allowed);
              return new ProblemException(405, "method-not-allowed", "allowed here: " + allowed);
            });
  }

  private void serve(Request request, Route route, List<String> path, Exchange exchange) {
    String space = route.variable("space", path);
    if (!route.isPublic()) {
      ApiKey key = gatekeeper.admit(request);
      Gatekeeper.require(key, route, space);
    }
    if (route.right() == null) {
      CompletableFuture<?> unused =
          pages.render(route).whenCompleteAsync(exchange::page, getServer().getThreadPool());
      return;
    }
    requireJson(request, route);
    Map<String, String> queried = RequestPath.parameters(request.getHttpURI().getQuery());
    String episode = route.variable("episode", path);
    String idempotencyKey = request.getHeaders().get("Idempotency-Key");
    String traceparent = TraceParent.of(request);
    CompletableFuture<?> unused =
        body(request, route, exchange)
            .thenComposeAsync(
                body ->
                    dispatch.reply(
                        new Call(
                            route, space, episode, queried, idempotencyKey, body, traceparent)),
                getServer().getThreadPool())
            .whenCompleteAsync(exchange::end, getServer().getThreadPool());
  }

  private CompletableFuture<byte[]> body(Request request, Route route, Exchange exchange) {
    if (!route.hasBody()) {
      return CompletableFuture.completedFuture(new byte[0]);
    }
    exchange.reader = BodyReader.start(request, parameters.maxBodyBytes(), budget);
    return exchange
        .reader
        .body()
        .orTimeout(parameters.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void requireJson(Request request, Route route) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (route.hasBody() && type != null) {
      String bare = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
      if (!bare.equals(JSON) && !bare.endsWith("+json")) {
        throw new ProblemException(
            415, "unsupported-media-type", "the body must be application/json (curl --json)");
      }
    }
  }

  /** One request's answer. */
  private final class Exchange {

    private final Response response;
    private final Callback callback;
    private final long began;
    private final boolean hasBody;
    private String label = "none";
    private BodyReader reader;

    Exchange(Request request, Response response, Callback callback, long began) {
      HttpFields headers = request.getHeaders();
      hasBody =
          headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
              || headers.contains(HttpHeader.TRANSFER_ENCODING);
      this.response = response;
      this.callback = callback;
      this.began = began;
    }

    void end(Reply reply, Throwable failure) {
      if (failure == null) {
        write(reply.status(), JSON, reply.json());
      } else {
        fail(failure);
      }
    }

    void page(Pages.Page page, Throwable failure) {
      if (failure == null) {
        write(page.status(), page.mediaType(), page.content());
      } else {
        fail(failure);
      }
    }

    void fail(Throwable failure) {
      ProblemException problem = Problems.of(failure);
      HttpFields.Mutable headers = response.getHeaders();
      if (problem.retryAfterSeconds() > 0) {
        headers.put(HttpHeader.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
      }
      if (problem.status() == 401) {
        headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
      }
      if ((reader != null && !reader.body().isDone()) || problem.status() == 408) {
        headers.put(HttpHeader.CONNECTION, "close");
      }
      write(problem.status(), Problems.MEDIA_TYPE, Problems.json(problem));
    }

    private void write(int status, String mediaType, byte[] content) {
      if (reader != null) {
        reader.release();
      } else if (hasBody) {
        // Jetty closes a connection with what nobody has read; who sends on it must know.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      metrics.count(label, status, System.nanoTime() - began);
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
      response.write(true, ByteBuffer.wrap(content), callback);
    }
  }
}
