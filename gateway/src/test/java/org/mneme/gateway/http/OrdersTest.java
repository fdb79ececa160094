package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Origin;
import org.mneme.wire.JsonCodec;

/** What an order over HTTP is on the topic of commands, as the job reads it there. */
class OrdersTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void reembedsASpaceAndNeedsNoBodyForIt() throws Exception {
    try (RunningServer server = new RunningServer()) {
      HttpResponse<String> response =
          server.send(
              "/v1/spaces/support/reembed", builder -> builder.POST(BodyPublishers.noBody()));

      assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
      JsonNode reply = JSON.readTree(response.body());
      Command command = command(server, 0);
      assertThat(command.kind()).isEqualTo(CommandKind.REEMBED);
      assertThat(command.id()).isEqualTo(reply.get("id").asText());
      assertThat(command.at()).isEqualTo(RunningServer.NOW.toEpochMilli());
      assertThat(reply.get("topic").asText()).isEqualTo(RunningServer.TOPICS.commands());
      assertThat(keyOf(server, 0)).isEqualTo("support/support");
    }
  }

  @Test
  void pinsAndUnpinsAnEpisode() throws Exception {
    try (RunningServer server = new RunningServer()) {
      server.post("/v1/spaces/support/pin", "{\"target\":{\"episode\":\"e1\"}}");
      server.post("/v1/spaces/support/pin", "{\"target\":{\"episode\":\"e1\"},\"pinned\":false}");

      assertThat(command(server, 0).kind()).isEqualTo(CommandKind.PIN);
      assertThat(command(server, 0).pinned()).isTrue();
      assertThat(command(server, 1).pinned()).isFalse();
      assertThat(command(server, 1).target()).isEqualTo("e1");
      assertThat(keyOf(server, 1)).isEqualTo("support/e1");
    }
  }

  @Test
  void configuresASpaceOnceForEachIdempotencyKey() throws Exception {
    try (RunningServer server = new RunningServer()) {
      for (int i = 0; i < 2; i++) {
        server.send(
            "/v1/spaces/support/configure",
            builder ->
                RunningServer.json(
                    builder.header("Idempotency-Key", "k"),
                    "{\"model\":\"m\",\"dimension\":9,\"maxEpisodes\":100}"));
      }
      assertThat(server.producer.history()).hasSize(1);
      Command command = command(server, 0);
      assertThat(command.kind()).isEqualTo(CommandKind.CONFIGURE);
      assertThat(command.dimension()).isEqualTo(9);
      assertThat(command.maxEpisodes()).isEqualTo(100);
      assertThat(keyOf(server, 0)).isEqualTo("support/support");
    }
  }

  @Test
  void givesEachVerbAnIdOfItsOwnForOneIdempotencyKey() throws Exception {
    try (RunningServer server = new RunningServer()) {
      for (String verb : List.of("pin", "forget", "reembed", "configure")) {
        String target = "{\"target\":{\"episode\":\"e1\"}}";
        String body =
            switch (verb) {
              case "reembed" -> "{}";
              case "configure" -> "{\"maxEpisodes\":100}";
              default -> target;
            };
        HttpResponse<String> response =
            server.send(
                "/v1/spaces/support/" + verb,
                builder -> RunningServer.json(builder.header("Idempotency-Key", "user-42"), body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
      }
      Set<String> ids = new HashSet<>();
      for (int n = 0; n < 4; n++) {
        ids.add(command(server, n).id());
      }
      assertThat(ids).as("memory passes over a command whose id it has seen").hasSize(4);
    }
  }

  private static String keyOf(RunningServer server, int n) {
    return new String(server.producer.history().get(n).key(), StandardCharsets.UTF_8);
  }

  private static Command command(RunningServer server, int n) {
    byte[] value = server.producer.history().get(n).value();
    Origin origin = new Origin("commands", 0, n, RunningServer.NOW.toEpochMilli(), null, value);
    return new JsonCodec().decodeCommand(origin).command();
  }
}
