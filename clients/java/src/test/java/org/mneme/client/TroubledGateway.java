package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers as it is told, keeps what it takes, and refuses the tool "bad". */
final class TroubledGateway implements AutoCloseable {

  static final int HANG_UP = 0;

  /** Begins to answer, and never ends. */
  static final int STALL = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  final Deque<Integer> troubles = new ConcurrentLinkedDeque<>();
  final List<Received> received = new CopyOnWriteArrayList<>();
  final List<Integer> steps = new CopyOnWriteArrayList<>();
  volatile int mostBytes = Integer.MAX_VALUE;
  volatile String retryAfter = "0";
  private final HttpServer server;

  /** A request. */
  record Received(String path, String idempotencyKey, JsonNode body, String traceparent) {}

  TroubledGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  JsonNode last() {
    return received.get(received.size() - 1).body();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    if (sent.length > mostBytes) {
      exchange.close();
      return;
    }
    JsonNode body = JSON.readTree(sent);
    String path = exchange.getRequestURI().getRawPath();
    received.add(
        new Received(
            path,
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            body,
            exchange.getRequestHeaders().getFirst("traceparent")));
    Integer trouble = troubles.poll();
    int status = trouble != null ? trouble : path.endsWith("/steps") ? taken(body) : 202;
    if (status == HANG_UP) {
      exchange.close();
      return;
    }
    if (status == STALL) {
      exchange.sendResponseHeaders(202, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      return;
    }
    byte[] content =
        "{\"code\":\"some-code\",\"detail\":\"some detail\",\"field\":\"[0].tool\"}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", retryAfter);
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private int taken(JsonNode body) {
    for (JsonNode step : body) {
      if (step.get("tool").asText().equals("bad")) {
        return 422;
      }
    }
    body.forEach(step -> steps.add(step.get("step").asInt()));
    return 202;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
