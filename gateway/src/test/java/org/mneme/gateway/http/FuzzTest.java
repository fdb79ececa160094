package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.gateway.access.ApiKeys;

/**
 * Requests made of the document's own examples, then spoilt in every way, from several threads at
 * once and with several keys. {@code -Dmneme.fuzz.requests} makes it longer, {@code
 * -Dmneme.fuzz.seed} another one.
 */
class FuzzTest {

  private static final int REQUESTS = Integer.getInteger("mneme.fuzz.requests", 800);
  private static final long SEED = Long.getLong("mneme.fuzz.seed", 7);
  private static final int THREADS = 8;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SPACES = List.of("support", "sales", "secret");

  private static final Pattern SPACE = Pattern.compile("/v1/spaces/([^/?]*)");

  /** Of each key, the spaces that it may write. */
  private static final Map<String, Set<String>> KEYS =
      Map.of("s", Set.of("support"), "b", Set.of("support", "sales"));

  private final JsonNode document = OpenApi.load().tree();

  /** What one request was made of, for the message. */
  private record Shot(String method, String path, String key, byte[] body) {
    @Override
    public String toString() {
      return method + ' ' + path + ' ' + key + ' ' + new String(body, StandardCharsets.UTF_8);
    }
  }

  @Test
  void answersWhateverComesAsTheDocumentSaysAndLetsNothingIntoAnotherSpace(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("keys");
    Files.writeString(
        file,
        ApiKeys.line("one", "read,write,admin", "support", "s")
            + "\n"
            + ApiKeys.line("both", "read,write,admin", "support,sales", "b")
            + "\n");
    List<JsonNode[]> examples = examples();
    try (RunningServer server =
        new RunningServer(true, ApiKeys.read(file, 1_000_000), new Configuration())) {
      AtomicBoolean isOver = new AtomicBoolean();
      Thread job = new Thread(() -> answerAll(server, isOver), "fuzz-job");
      job.start();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Random random = new Random(SEED * THREADS + t);
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < REQUESTS / THREADS; i++) {
                    fire(server, shot(examples, random));
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      threads.shutdown();
      isOver.set(true);
      job.join();
      assertThat(server.get("/health").statusCode()).isEqualTo(200);
      assertThat(server.producer.history())
          .hasSizeGreaterThan(REQUESTS / 50)
          .allSatisfy(FuzzTest::isInASpaceThatSomeKeyMayWrite);
    }
  }

  private static void isInASpaceThatSomeKeyMayWrite(ProducerRecord<byte[], byte[]> record)
      throws Exception {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    assertThat(key.substring(0, key.indexOf('/'))).isIn("support", "sales");
    // The space is said twice, and must be the same.
    assertThat(JSON.readTree(record.value()).path("space").asText())
        .isEqualTo(key.substring(0, key.indexOf('/')));
  }

  private void fire(RunningServer server, Shot shot) throws Exception {
    HttpResponse<String> response = answer(server, shot);
    int status = response.statusCode();
    assertThat(status).as("%s: %s", shot, response.body()).isIn(known());
    String space = space(shot.path);
    boolean mayWrite = shot.key != null && KEYS.getOrDefault(shot.key, Set.of()).contains(space);
    if (status < 300 && shot.path.startsWith("/v1/")) {
      assertThat(mayWrite).as("%s: %s", shot, response.body()).isTrue();
    }
    if (status >= 400) {
      assertThat(response.headers().firstValue("Content-Type"))
          .as(shot.toString())
          .contains(Problems.MEDIA_TYPE);
      JsonNode problem = JSON.readTree(response.body());
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("code").asText()).isNotBlank();
      assertThat(response.body()).doesNotContain("Exception").doesNotContain("org.mneme");
    }
  }

  /** A connection that was kept may be closed at its end, which says nothing of a request. */
  private static HttpResponse<String> answer(RunningServer server, Shot shot) throws Exception {
    try {
      return send(server, shot);
    } catch (IOException e) {
      return send(server, shot);
    }
  }

  private static HttpResponse<String> send(RunningServer server, Shot shot) throws Exception {
    return server.send(
        shot.path,
        builder -> {
          HttpRequest.Builder request =
              builder
                  .header("Content-Type", "application/json")
                  .method(shot.method, BodyPublishers.ofByteArray(shot.body));
          return shot.key == null ? request : request.header("Authorization", "Bearer " + shot.key);
        });
  }

  /** 504 is what a job that has not answered in 300 ms looks like on a busy machine. */
  private static List<Integer> known() {
    return List.of(200, 202, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503, 504);
  }

  private static String space(String path) {
    Matcher spaces = SPACE.matcher(path);
    return spaces.lookingAt() ? spaces.group(1) : "";
  }

  /** Pairs of method and path, and a body that is right. */
  private List<JsonNode[]> examples() {
    List<JsonNode[]> examples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      JsonNode name = JSON.getNodeFactory().textNode(path.getKey());
      JsonNode media = path.getValue().at("/post/requestBody/content").path("application/json");
      for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
        examples.add(
            new JsonNode[] {
              JSON.getNodeFactory().textNode("POST"), name, example.getValue().get("value")
            });
      }
      if (path.getValue().has("get")) {
        examples.add(new JsonNode[] {JSON.getNodeFactory().textNode("GET"), name, JSON.nullNode()});
      }
    }
    return examples;
  }

  private static Shot shot(List<JsonNode[]> examples, Random random) {
    JsonNode[] example = examples.get(random.nextInt(examples.size()));
    String method = example[0].asText();
    byte[] body =
        method.equals("GET")
            ? new byte[0]
            : Spoiling.spoilt(example[2].deepCopy(), random).getBytes(StandardCharsets.UTF_8);
    if (body.length > 0 && random.nextInt(10) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(30) == 0) {
      method = List.of("PUT", "DELETE", "PATCH", "OPTIONS", "GET", "POST").get(random.nextInt(6));
    }
    String path =
        example[1]
            .asText()
            .replace("{space}", SPACES.get(random.nextInt(SPACES.size())))
            .replace("{episode}", Spoiling.word(random));
    if (random.nextInt(12) == 0) {
      path = path + "/" + Spoiling.word(random);
    }
    if (random.nextInt(6) == 0) {
      path =
          path
              + List.of(
                      "?wait=searchable",
                      "?wait=receipt",
                      "?wait=x",
                      "?k=-1",
                      "?k=x",
                      "?cursor=%00")
                  .get(random.nextInt(6));
    }
    String key = List.of("s", "b", "b", "b", "wrong").get(random.nextInt(5));
    return new Shot(method, path, random.nextInt(20) == 0 ? null : key, body);
  }

  /** The job's part: an answer to each question that was written, in its own space. */
  private static void answerAll(RunningServer server, AtomicBoolean isOver) {
    int seen = 0;
    while (!isOver.get()) {
      List<ProducerRecord<byte[], byte[]>> all = server.producer.history();
      for (; seen < all.size(); seen++) {
        if (all.get(seen).topic().equals(RunningServer.TOPICS.queries())) {
          server.replies.accept(answer(all.get(seen).value()));
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(2);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static byte[] answer(byte[] query) {
    try {
      JsonNode asked = JSON.readTree(query);
      return ("{\"query\":"
              + asked.path("query")
              + ",\"space\":"
              + asked.path("space")
              + ",\"asOf\":\"2026-11-21T10:00:00Z\",\"hits\":[],"
              + "\"partial\":false,\"expired\":false,\"tookMicros\":{},"
              + "\"replyKey\":\"gateway-1\",\"queriedAt\":\"2026-11-21T10:00:00Z\"}")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("what the gateway writes is JSON", e);
    }
  }
}
