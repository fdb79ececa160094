package org.mneme.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An embeddings endpoint on a real socket: a bag of words, up, down, or hanging. */
final class EmbeddingProvider implements AutoCloseable {

  private static final int DIMENSION = 64;

  /** How it answers. */
  enum Health {
    UP,
    DOWN,
    HANGING
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile CountDownLatch asked = new CountDownLatch(1);
  private volatile Health health = Health.UP;

  EmbeddingProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/v1/embeddings", this::handle);
    server.start();
  }

  /** What has the job ask it. */
  Map<String, String> options() {
    String url = "http://localhost:" + server.getAddress().getPort() + "/v1/embeddings";
    return Map.of(
        "mneme.embedding.embedder", "http",
        "mneme.embedding.dimension", "" + DIMENSION,
        "mneme.embedding.http.url", url,
        "mneme.embedding.http.model", "tiny",
        "mneme.embedding.http.retry-for", "6 s",
        // A busy machine must not make the answer to a healthy provider's vector late.
        "mneme.embedding.http.query-timeout", "2 s");
  }

  void is(Health now) {
    asked = new CountDownLatch(1);
    health = now;
  }

  /** Waits until it was asked in this health. */
  void awaitRequest() throws InterruptedException {
    asked.await();
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    asked.countDown();
    switch (health) {
      case UP -> {
        byte[] answer = JSON.writeValueAsBytes(answer(request.get("input")));
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
      }
      case DOWN -> exchange.close();
      case HANGING -> {
        try {
          closing.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static ObjectNode answer(JsonNode texts) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode data = answer.putArray("data");
    for (int i = 0; i < texts.size(); i++) {
      double[] vector = new double[DIMENSION];
      for (String word : texts.get(i).asText().toLowerCase(Locale.ROOT).split("\\W+", -1)) {
        vector[Math.floorMod(word.hashCode(), DIMENSION)]++;
      }
      ObjectNode item = data.addObject().put("index", i);
      ArrayNode embedding = item.putArray("embedding");
      for (double component : vector) {
        embedding.add(component);
      }
    }
    return answer;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
