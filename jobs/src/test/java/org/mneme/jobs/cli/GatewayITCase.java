package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.kafka.Topic;

/** HTTP and MCP on a real broker and the real job. */
class GatewayITCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String TRIP =
      """
      {"task":{"description":"Book a flight to Seattle"},
       "steps":[{"tool":"search_direct_flight"},{"tool":"book"}],
       "outcome":{"verdict":"success"}}
      """;

  @TempDir static Path folder;
  private static LocalStack stack;
  private static RunningJob job;
  private static Gateway one;
  private static Gateway two;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(folder);
    job = stack.run("gateway.", Map.of());
    one = gateway();
    two = gateway();
  }

  @AfterAll
  static void stop() throws Exception {
    one.close();
    two.close();
    job.close();
    stack.close();
  }

  private static Gateway gateway() {
    return gateway(job.config());
  }

  private static Gateway gateway(Configuration configuration) {
    configuration.set(GatewayOptions.PORT, 0);
    configuration.set(GatewayOptions.RATE_LIMIT, 1_000_000);
    configuration.setString(GatewayOptions.RECALL_DEADLINE.key(), "60 s");
    configuration.setString(GatewayOptions.WAIT_DEADLINE.key(), "60 s");
    return GatewayStart.start(configuration);
  }

  @Test
  void remembersOverOneGatewayAndRecallsOverTheOther() throws Exception {
    JsonNode written = post(one, "/v1/spaces/trips/episodes?wait=searchable", TRIP, 202);
    assertThat(written.get("searchable").asBoolean()).isTrue();
    assertThat(written.at("/records/0/topic").asText()).isEqualTo("gateway.episodes");
    String episode = written.get("episode").asText();

    String question = "{\"text\":\"cheap flight to Seattle\",\"explain\":true}";
    JsonNode here = post(one, "/v1/spaces/trips/recall", question, 200);
    JsonNode there = post(two, "/v1/spaces/trips/recall", question, 200);
    assertThat(here.at("/hits/0/id").asText()).isEqualTo(episode);
    assertThat(there.at("/hits/0/id").asText()).isEqualTo(episode);
    assertThat(post(two, "/v1/spaces/other/recall", question, 200).get("hits")).isEmpty();

    assertThat(get(two, "/v1/spaces/trips/episodes/" + episode).statusCode()).isEqualTo(200);
    assertThat(get(two, "/v1/spaces/other/episodes/" + episode).statusCode()).isEqualTo(404);
    assertThat(get(one, "/v1/spaces/trips/concepts").statusCode()).isEqualTo(200);
    assertThat(get(one, "/v1/spaces/trips/patterns").statusCode()).isEqualTo(200);
    assertThat(get(one, "/v1/spaces/trips/stats").statusCode()).isIn(200, 501);
    assertThat(get(one, "/health").statusCode()).isEqualTo(200);
    assertThat(get(one, "/metrics").body()).contains("route=\"recall\",status=\"200\"} 1");

    String helped =
        "{\"query\":\"" + here.get("query").asText() + "\",\"helped\":[\"" + episode + "\"]}";
    post(one, "/v1/spaces/trips/feedback", helped, 202);
    JsonNode receipt =
        post(
            two,
            "/v1/spaces/trips/forget?wait=receipt",
            "{\"target\":{\"episode\":\"" + episode + "\"}}",
            200);
    assertThat(receipt.at("/receipt/episodes").asLong()).isEqualTo(1);
    assertThat(get(one, "/v1/spaces/trips/episodes/" + episode).statusCode()).isEqualTo(404);
  }

  @Test
  void answersManyAtOnceEachItsOwn() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String body = "{\"query\":\"many-" + i + "\",\"text\":\"flight\"}";
      answers.add(postLater(i % 2 == 0 ? one : two, "/v1/spaces/many/recall", body));
    }
    for (int i = 0; i < answers.size(); i++) {
      HttpResponse<String> answer = answers.get(i).join();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(answer.body()).get("query").asText()).isEqualTo("many-" + i);
    }
  }

  @Test
  void carriesTheTraceOfARequestToItsRecordsAndItsResult() throws Exception {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    recallTraced(one, "traced-1", trace);

    for (ConsumerRecord<byte[], byte[]> result :
        job.readUntil(Topic.RESULTS, result -> isOf(result, "traced-1"))) {
      Header header = result.headers().lastHeader("traceparent");
      if (isOf(result, "traced-1")) {
        assertThat(header.value()).asString(StandardCharsets.US_ASCII).isEqualTo(trace);
      } else if (!isOf(result, "traced-2")) {
        assertThat(header).isNull();
      }
    }
  }

  @Test
  void sendsSpansOfWhatMemoryDidForATracedRecall() throws Exception {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    receiver.createContext(
        "/v1/traces",
        exchange -> {
          byte[] spans = exchange.getRequestBody().readAllBytes();
          received.add(new String(spans, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    Configuration configuration = job.config();
    configuration.set(
        GatewayOptions.OTLP_ENDPOINT, "http://127.0.0.1:" + receiver.getAddress().getPort());
    try (Gateway sending = gateway(configuration)) {
      recallTraced(sending, "traced-2", "00-" + "5".repeat(32) + "-" + "6".repeat(16) + "-01");
      assertThat(get(sending, "/metrics").body()).contains("mneme_gateway_spans_dropped_total 0");
    }
    receiver.stop(0);

    // Texts and ids stand in Protocol Buffers as they are.
    assertThat(String.join("", received))
        .contains("U".repeat(16), "f".repeat(8), "search_memory", "traced-2", "recall.load");
  }

  private static void recallTraced(Gateway gateway, String query, String trace) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.address().resolve("/v1/spaces/traced/recall"))
            .header("traceparent", trace)
            .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\",\"text\":\"flight\"}"))
            .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static boolean isOf(ConsumerRecord<byte[], byte[]> result, String query) {
    return new String(result.value(), StandardCharsets.UTF_8).contains('"' + query + '"');
  }

  @Test
  void servesToolsToAnMcpClient() {
    HttpClientStreamableHttpTransport transport =
        HttpClientStreamableHttpTransport.builder(one.address().toString())
            .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
            .requestBuilder(HttpRequest.newBuilder().header("Mneme-Space", "mcp"))
            .build();
    try (McpSyncClient client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofSeconds(60))
            .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
            .build()) {
      client.initialize();
      assertThat(client.listTools().tools().stream().map(tool -> tool.name()))
          .containsExactlyInAnyOrder(
              "remember_start",
              "remember_step",
              "remember_complete",
              "recall",
              "what_worked",
              "predict",
              "feedback",
              "forget");

      String started = call(client, "remember_start", Map.of("task", "Book a flight to Oslo"));
      String episode = started.substring("episode ".length());
      call(client, "remember_step", Map.of("episode", episode, "step", 1, "tool", "search"));
      String completed =
          call(
              client,
              "remember_complete",
              Map.of("episode", episode, "verdict", "success", "steps", 1));
      assertThat(completed).isEqualTo("remembered; it can be recalled now");
      assertThat(call(client, "recall", Map.of("text", "flight to Oslo", "maxChars", 500)))
          .contains("episode " + episode)
          .contains("tools: search")
          .hasSizeLessThanOrEqualTo(500);
      assertThat(call(client, "what_worked", Map.of("text", "flight to Oslo"))).contains(episode);
      assertThat(call(client, "recall", Map.of("text", "Oslo", "k", 0)))
          .startsWith("invalid-value: k");
    }
  }

  @Test
  void leavesNoThreadThatKeepsTheJvmAlive() throws Exception {
    Set<Thread> before = keepingAlive();
    Gateway three = gateway();
    assertThat(get(three, "/health").statusCode()).isEqualTo(200);
    three.close();

    for (Thread thread : keepingAlive()) {
      boolean isOfGateway = thread.getName().matches("mneme-gateway.*|.*streamable-http.*");
      if (!before.contains(thread) && isOfGateway) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  private static Set<Thread> keepingAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
    CallToolResult result = client.callTool(new CallToolRequest(tool, arguments));
    return ((TextContent) result.content().get(0)).text();
  }

  private static JsonNode post(Gateway gateway, String path, String body, int status)
      throws Exception {
    HttpResponse<String> response = postLater(gateway, path, body).join();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private static CompletableFuture<HttpResponse<String>> postLater(
      Gateway gateway, String path, String body) {
    URI address = gateway.address().resolve(path);
    return CLIENT.sendAsync(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(Gateway gateway, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(gateway.address().resolve(path)).build(), BodyHandlers.ofString());
  }
}
