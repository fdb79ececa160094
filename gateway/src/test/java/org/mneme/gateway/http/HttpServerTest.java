package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mneme.gateway.access.ApiKeys;

class HttpServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHOLE =
      """
      {"episode":"e1","task":{"description":"Book a flight"},
       "steps":[{"tool":"search","parameters":{"price":1.50}},{"tool":"book"}],
       "outcome":{"verdict":"success"}}
      """;

  @Test
  void writesAWholeEpisodeAndSaysWhereItIs() throws Exception {
    try (RunningServer server = new RunningServer()) {
      HttpResponse<String> response = server.post("/v1/spaces/support/episodes", WHOLE);

      assertThat(response.statusCode()).isEqualTo(202);
      JsonNode reply = JSON.readTree(response.body());
      assertThat(reply.get("episode").asText()).isEqualTo("e1");
      assertThat(reply.get("records")).hasSize(4);
      assertThat(reply.at("/records/3/type").asText()).isEqualTo("completed");
      assertThat(reply.at("/records/3/topic").asText()).isEqualTo("episodes");
      assertThat(reply.at("/records/3/offset").asLong()).isEqualTo(3);
      assertThat(server.producer.history())
          .allSatisfy(
              written ->
                  assertThat(new String(written.key(), StandardCharsets.UTF_8))
                      .isEqualTo("support/e1"));
      assertThat(server.written(1)).contains("\"price\":1.50").contains("\"step\":1");
      assertThat(server.written(3)).contains("\"steps\":2");
    }
  }

  @Test
  void refusesASpaceThatIsNoneAndAPathThatIsNone() throws Exception {
    try (RunningServer server = new RunningServer()) {
      assertThat(server.post("/v1/spaces/a%20b/episodes", WHOLE).statusCode()).isEqualTo(422);
      assertThat(server.post("/v1/spaces/a%2Fb/episodes", WHOLE).statusCode()).isEqualTo(422);
      assertThat(server.post("/v1/other", WHOLE).statusCode()).isEqualTo(404);
      HttpResponse<String> got = server.get("/v1/spaces/support/recall");
      assertThat(got.statusCode()).isEqualTo(405);
      assertThat(got.headers().firstValue("Allow")).contains("POST");
      HttpResponse<String> text =
          server.send(
              "/v1/spaces/support/recall",
              builder ->
                  builder.header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")));
      assertThat(text.statusCode()).isEqualTo(415);
      assertThat(server.producer.history()).isEmpty();
    }
  }

  @Test
  void answersOnlyOnceKafkaHasAcknowledged() throws Exception {
    try (RunningServer server = new RunningServer(false, ApiKeys.open(100), new Configuration())) {
      CompletableFuture<HttpResponse<String>> waiting =
          server.postLater("/v1/spaces/support/episodes", "{\"task\":{\"description\":\"t\"}}");
      while (server.producer.history().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(waiting).isNotDone();
      server.producer.completeNext();
      assertThat(waiting.join().statusCode()).isEqualTo(202);

      waiting =
          server.postLater("/v1/spaces/support/episodes", "{\"task\":{\"description\":\"t\"}}");
      while (!server.producer.errorNext(new TimeoutException("broker is gone"))) {
        Thread.onSpinWait();
      }
      assertThat(waiting.join().statusCode()).isEqualTo(503);
      assertThat(waiting.join().body()).contains("not-acknowledged").contains("broker is gone");
      assertThat(waiting.join().headers().firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void waitsUntilMemoryHasTheEpisodeOrSaysThatItHasNot() throws Exception {
    try (RunningServer server = new RunningServer()) {
      CompletableFuture<HttpResponse<String>> waiting =
          server.postLater("/v1/spaces/support/episodes?wait=searchable", WHOLE);
      while (server.producer.history().size() < 4) {
        Thread.onSpinWait();
      }
      server.acknowledgements.accept("support/other", bytes("{\"status\":\"stored\"}"));
      server.acknowledgements.accept("support/e1", bytes("{\"status\":\"stored\"}"));
      assertThat(JSON.readTree(waiting.join().body()).get("searchable").asBoolean()).isTrue();

      HttpResponse<String> late = server.post("/v1/spaces/support/episodes?wait=searchable", WHOLE);
      assertThat(late.statusCode()).isEqualTo(202);
      assertThat(JSON.readTree(late.body()).get("searchable").asBoolean(true)).isFalse();
    }
  }

  @Test
  void passesAnAnswerOnAndKnowsItByItsQueryAndSpace() throws Exception {
    try (RunningServer server = new RunningServer()) {
      CompletableFuture<HttpResponse<String>> waiting =
          server.postLater("/v1/spaces/support/recall", "{\"query\":\"q1\",\"text\":\"t\"}");
      while (server.producer.history().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(server.written(0)).contains("\"replyKey\":\"gateway-1\"");
      String answer = "{\"query\":\"q1\",\"space\":\"support\",\"hits\":[],\"expired\":false}";
      server.replies.accept(bytes(answer.replace("support", "other")));
      server.replies.accept(bytes(answer));

      assertThat(waiting.join().statusCode()).isEqualTo(200);
      assertThat(waiting.join().body()).isEqualTo(answer);
      assertThat(server.replies.pending()).isZero();
    }
  }

  @Test
  void saysThatNoAnswerCame() throws Exception {
    try (RunningServer server = new RunningServer()) {
      HttpResponse<String> response =
          server.post("/v1/spaces/support/recall", "{\"text\":\"t\",\"deadlineMillis\":10}");

      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(response.body()).contains("no-answer");
    }
  }

  @Test
  void givesARepeatedRequestTheFirstOnesReply() throws Exception {
    try (RunningServer server = new RunningServer()) {
      String body = "{\"task\":{\"description\":\"t\"}}";
      HttpResponse<String> first = keyed(server, body);
      HttpResponse<String> second = keyed(server, body);
      HttpResponse<String> other = keyed(server, body.replace("\"t\"", "\"u\""));

      assertThat(second.body()).isEqualTo(first.body());
      assertThat(server.producer.history()).hasSize(1);
      assertThat(other.statusCode()).isEqualTo(422);
    }
  }

  private static HttpResponse<String> keyed(RunningServer server, String body) throws Exception {
    return server.send(
        "/v1/spaces/support/episodes",
        builder -> RunningServer.json(builder.header("Idempotency-Key", "k1"), body));
  }

  @Test
  void answersWhatIsUnderWayBeforeItStops() throws Exception {
    RunningServer server = new RunningServer(false, ApiKeys.open(100), new Configuration());
    CompletableFuture<HttpResponse<String>> waiting =
        server.postLater("/v1/spaces/support/episodes", "{\"task\":{\"description\":\"t\"}}");
    while (server.producer.history().isEmpty()) {
      Thread.onSpinWait();
    }
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    server.producer.completeNext();

    assertThat(waiting.join().statusCode()).isEqualTo(202);
    closing.join();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
