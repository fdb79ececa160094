package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.config.GatewayOptions;

/** Who is let in, and how much of what. */
class AdmissionTest {

  private static final String WHOLE = "{\"task\":{\"description\":\"t\"}}";

  @Test
  void letsAKeyDoWhatItMayInItsSpaces(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys");
    Files.writeString(
        file,
        "# keys\n"
            + ApiKeys.line("reader", "read", "support", "r")
            + "\n"
            + ApiKeys.line("writer", "read,write", "support,sales", "w")
            + "\n"
            + ApiKeys.line("chief", "admin", "support", "a")
            + "\n");
    try (RunningServer server =
        new RunningServer(true, ApiKeys.read(file, 1_000), new Configuration())) {
      assertThat(status(server, null, "support", "episodes")).isEqualTo(401);
      assertThat(status(server, "x", "support", "episodes")).isEqualTo(401);
      assertThat(status(server, "r", "support", "episodes")).isEqualTo(403);
      assertThat(status(server, "w", "support", "episodes")).isEqualTo(202);
      assertThat(status(server, "w", "sales", "episodes")).isEqualTo(202);
      assertThat(status(server, "w", "secret", "episodes")).isEqualTo(403);
      for (String order : List.of("forget", "pin", "configure", "reembed")) {
        assertThat(status(server, "w", "support", order)).as(order).isEqualTo(403);
        assertThat(status(server, "a", "sales", order)).as(order).isEqualTo(403);
      }
      assertThat(status(server, "a", "support", "reembed")).isEqualTo(202);
      assertThat(server.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }
  }

  private static int status(RunningServer server, String key, String space, String verb)
      throws Exception {
    return server
        .send(
            "/v1/spaces/" + space + '/' + verb,
            builder -> {
              if (key != null) {
                builder.header("Authorization", "Bearer " + key);
              }
              return RunningServer.json(builder, WHOLE);
            })
        .statusCode();
  }

  @Test
  void limitsTheRateOfAKeyTheSizeOfABodyAndItsTime() throws Exception {
    Configuration options = new Configuration();
    options.set(GatewayOptions.MAX_BODY_SIZE, MemorySize.parse("2 kb"));
    options.set(GatewayOptions.BODY_TIMEOUT, Duration.ofMillis(200));
    try (RunningServer server = new RunningServer(true, ApiKeys.open(4), options)) {
      String large = "{\"text\":\"" + "x".repeat(3_000) + "\"}";
      assertThat(server.post("/v1/spaces/support/recall", large).statusCode()).isEqualTo(413);
      assertThat(bodyOfUnknownLength(server, 15_000))
          .startsWith("HTTP/1.1 413 ")
          .contains("too-large");
      assertThat(slowBody(server)).startsWith("HTTP/1.1 408 ");
      List<Integer> statuses = new ArrayList<>();
      HttpResponse<String> last = null;
      while (statuses.size() < 100 && !statuses.contains(429)) {
        last = server.get("/metrics");
        statuses.add(last.statusCode());
      }
      assertThat(statuses).contains(200, 429);
      assertThat(last.headers().firstValue("Retry-After")).contains("1");
    }
  }

  /** Answered when it has been read. */
  private static String bodyOfUnknownLength(RunningServer server, int length) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      String request =
          "POST /v1/spaces/support/recall HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + Integer.toHexString(length)
              + "\r\n"
              + "x".repeat(length);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.setSoTimeout(50);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String slowBody(RunningServer server) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      String head =
          "POST /v1/spaces/support/recall HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void refusesAForeignPageAndARebindingNameWhereNoKeyIsNeeded() throws Exception {
    try (RunningServer server = new RunningServer()) {
      HttpResponse<String> foreign =
          server.send(
              "/v1/spaces/support/episodes",
              builder -> RunningServer.json(builder.header("Origin", "http://evil.test"), WHOLE));
      HttpResponse<String> own =
          server.send(
              "/v1/spaces/support/episodes",
              builder ->
                  RunningServer.json(builder.header("Origin", "http://localhost:3000"), WHOLE));

      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(own.statusCode()).isEqualTo(202);
      assertThat(raw(server, "GET /metrics HTTP/1.1\r\nHost: evil.test\r\n"))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  private static String raw(RunningServer server, String head) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
