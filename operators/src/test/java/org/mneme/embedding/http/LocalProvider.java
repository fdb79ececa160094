package org.mneme.embedding.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An embeddings endpoint on a real socket, which can go wrong in every way. */
public final class LocalProvider implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  public interface Behaviour {
    /** Answers {@code exchange}, which asks for {@code texts}. */
    void answer(HttpExchange exchange, List<String> texts) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Texts of each request, in the order of their arrival. */
  public final List<List<String>> requests = new CopyOnWriteArrayList<>();

  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final Set<Integer> ports = ConcurrentHashMap.newKeySet();

  private final int dimension;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Behaviour behaviour = this::right;

  /** A provider of this dimension on a free port. */
  public LocalProvider(int dimension) throws IOException {
    this.dimension = dimension;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/v1/embeddings", this::handle);
    server.start();
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/embeddings");
  }

  /** Answers so from now on. */
  public void behave(Behaviour next) {
    behaviour = next;
  }

  /** Answers so {@code times} times, then rightly. */
  void behave(Behaviour next, int times) {
    AtomicInteger left = new AtomicInteger(times);
    Behaviour right = this::right;
    behaviour =
        (exchange, texts) -> (left.getAndDecrement() > 0 ? next : right).answer(exchange, texts);
  }

  private void handle(HttpExchange exchange) throws IOException {
    List<String> texts = new ArrayList<>();
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    request.get("input").forEach(text -> texts.add(text.asText()));
    requests.add(texts);
    ports.add(exchange.getRemoteAddress().getPort());
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    behaviour.answer(exchange, texts);
  }

  /** As it should be. */
  public void right(HttpExchange exchange, List<String> texts) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    texts.forEach(text -> vectors.add(vector(text, dimension)));
    send(exchange, 200, body(vectors));
  }

  /** As it should be, after a while. */
  public Behaviour slow(long millis) {
    return (exchange, texts) -> {
      try {
        if (!closing.await(millis, TimeUnit.MILLISECONDS)) {
          right(exchange, texts);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Never. */
  Behaviour hang() {
    return slow(Integer.MAX_VALUE);
  }

  /** Headers and half a body, then never. */
  Behaviour hangInTheBody() {
    return (exchange, texts) -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      hang().answer(exchange, texts);
    };
  }

  /** Nothing, and the connection is gone. */
  public static Behaviour closed() {
    return (exchange, texts) -> exchange.close();
  }

  /** A status without anything. */
  public static Behaviour status(int status) {
    return (exchange, texts) -> send(exchange, status, "{\"error\":{\"message\":\"no\"}}");
  }

  static Behaviour busy(String retryAfter) {
    return (exchange, texts) -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      send(exchange, 429, "{}");
    };
  }

  /** A body of its own. */
  static Behaviour body(String body) {
    return (exchange, texts) -> send(exchange, 200, body);
  }

  /** One and the same vector for all texts, written as it is. */
  static Behaviour all(String vector) {
    return (exchange, texts) -> {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        items.add("{\"index\":" + i + ",\"embedding\":" + vector + '}');
      }
      send(exchange, 200, "{\"data\":[" + String.join(",", items) + "]}");
    };
  }

  /** Refuses requests that hold this text. */
  Behaviour refusing(String poison) {
    return (exchange, texts) -> {
      if (texts.contains(poison)) {
        send(exchange, 400, "{\"error\":{\"message\":\"too long\"}}");
      } else {
        right(exchange, texts);
      }
    };
  }

  /** The vector of a text before it is brought to norm 1. */
  static float[] vector(String text, int dimension) {
    Random random = new Random(text.hashCode());
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  /** In the reverse order, as an answer may be. */
  private static String body(List<float[]> vectors) {
    List<String> items = new ArrayList<>();
    for (int i = vectors.size() - 1; i >= 0; i--) {
      StringBuilder item = new StringBuilder("{\"index\":" + i + ",\"embedding\":[");
      for (int j = 0; j < vectors.get(i).length; j++) {
        item.append(j == 0 ? "" : ",").append(vectors.get(i)[j]);
      }
      items.add(item.append("]}").toString());
    }
    return "{\"object\":\"list\",\"data\":[" + String.join(",", items) + "]}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
