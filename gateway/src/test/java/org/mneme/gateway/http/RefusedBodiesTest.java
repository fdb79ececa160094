package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server for all: what is refused leaves nothing behind. */
class RefusedBodiesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new RunningServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          episodes | {"task":             | 400 | malformed     | -
          episodes | [1]                  | 422 | wrong-type    | -
          episodes | {"task":{}}          | 422 | missing-field | task.description
          episodes | {"space":"other","task":{"description":"t"}} | 422 | invalid-value | space
          episodes | {"task":{"description":"t"},"steps":[{"tool":"a"},{"tool":7}]} | 422 | wrong-type | steps[1].tool
          episodes | {"type":"ended","task":{"description":"t"}} | 422 | invalid-value | type
          episodes | {"task":{"description":"t"},"at":"2026-11-23T10:00:00Z"} | 422 | future-time | at
          episodes | {"task":{"description":"t"},"task":1} | 400 | malformed | -
          episodes/e1/steps | {"episode":"e2","tool":"a","step":1} | 422 | invalid-value | episode
          steps    | []                   | 422 | invalid-value | -
          steps    | {"tool":"a","step":1} | 422 | missing-field | episode
          steps    | {"episode":"e","tool":"a","step":1,"state":[0,0]} | 422 | invalid-vector | state
          complete | {"episode":"e","outcome":{"verdict":"maybe"}} | 422 | invalid-value | outcome.verdict
          recall   | {"text":"t","k":0}   | 422 | invalid-value | k
          recall   | {"text":"t","filter":{"colour":"red"}} | 422 | unknown-field | filter.colour
          recall   | {"text":"t","replyKey":"mine"} | 422 | invalid-value | replyKey
          predict  | {"mode":"recall","state":[1,2]} | 422 | invalid-value | mode
          predict  | {}                   | 422 | missing-field | state
          feedback | {"query":"q"}        | 422 | missing-field | -
          forget   | {"target":{"planet":"mars"}} | 422 | unknown-field | target.planet
          forget   | {"target":{"space":"other"}} | 422 | invalid-value | target.space
          pin      | {}                   | 422 | missing-field | target
          pin      | {"target":{"agent":"a"}} | 422 | invalid-value | target
          pin      | {"type":"forget","target":{"episode":"e"}} | 422 | invalid-value | type
          configure | {}                  | 422 | missing-field | -
          configure | {"model":"m"}       | 422 | missing-field | -
          configure | {"maxEpisodes":0}   | 422 | invalid-value | maxEpisodes
          configure | ''                  | 400 | malformed     | -
          reembed  | {"space":"other"}    | 422 | invalid-value | space
          reembed  | {"model":"m"}        | 422 | missing-field | -
          reembed  | []                   | 422 | wrong-type    | -
          reembed  | {"at":"2026-11-23T10:00:00Z"} | 422 | future-time | at
          """)
  void refusesBadInputBeforeKafkaAndNamesTheField(
      String path, String body, int status, String code, String field) throws Exception {
    HttpResponse<String> response = server.post("/v1/spaces/support/" + path, body);

    JsonNode problem = JSON.readTree(response.body());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.get("code").asText()).isEqualTo(code);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    if (field != null) {
      assertThat(problem.path("field").asText()).isEqualTo(field);
    }
    assertThat(server.producer.history()).isEmpty();
  }
}
