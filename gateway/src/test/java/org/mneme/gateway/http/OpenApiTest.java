package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document says what the code does: each route, each example, each reply. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final JsonNode document = OpenApi.load().tree();

  @Test
  void describesExactlyTheRoutesThatThereAre() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (String method : Set.of("get", "post", "put", "delete")) {
        if (path.getValue().has(method)) {
          described.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey());
        }
      }
    }
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values())
                .map(route -> route.method() + ' ' + route.template())
                .collect(Collectors.toSet()));
  }

  @Test
  void refersToNothingThatIsNotThere() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void takesEachExampleAndRepliesAsItSays() throws Exception {
    int examples = 0;
    try (RunningServer server = new RunningServer()) {
      for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
        JsonNode media = path.getValue().at("/post/requestBody/content").path("application/json");
        for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
          JsonNode body = example.getValue().get("value");
          assertThat(faults(media.at("/schema/$ref").asText(), body)).as(body.toString()).isEmpty();
          String address =
              path.getKey()
                  .replace("{space}", "support")
                  .replace("{episode}", URLEncoder.encode("e/1", StandardCharsets.UTF_8));
          check(path.getValue().get("post"), answer(server, address, body.toString()));
          examples++;
        }
      }
    }
    assertThat(examples).isGreaterThan(12);
  }

  /** Answers a question itself, as the job would. */
  private static HttpResponse<String> answer(RunningServer server, String path, String body)
      throws Exception {
    int before = server.producer.history().size();
    CompletableFuture<HttpResponse<String>> reply = server.postLater(path, body);
    while (!reply.isDone()) {
      if (server.producer.history().size() > before && server.replies.pending() > 0) {
        JsonNode query = JSON.readTree(server.written(before));
        server.replies.accept(
            ("{\"query\":\""
                    + query.path("query").asText()
                    + "\",\"space\":\"support\",\"asOf\":\"2026-11-21T10:00:00Z\",\"hits\":[],"
                    + "\"partial\":false,\"expired\":false,\"tookMicros\":{},"
                    + "\"replyKey\":\"gateway-1\",\"queriedAt\":\"2026-11-21T10:00:00Z\"}")
                .getBytes(StandardCharsets.UTF_8));
      }
      Thread.onSpinWait();
    }
    return reply.join();
  }

  private void check(JsonNode operation, HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    JsonNode described = operation.get("responses").path(Integer.toString(response.statusCode()));
    assertThat(described.isMissingNode()).as(operation.get("operationId").asText()).isFalse();
    JsonNode target = document.at(described.get("$ref").asText().substring(1));
    String schema = target.at("/content").path("application/json").at("/schema/$ref").asText();
    assertThat(faults(schema, JSON.readTree(response.body()))).as(response.body()).isEmpty();
  }

  private Set<?> faults(String ref, JsonNode instance) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$ref", ref);
    schema.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(instance);
  }
}
