package org.mneme.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.gateway.access.ApiKeys;

/** A thousand clients at once, all of them slow. */
class ManyConnectionsTest {

  private static final int CONNECTIONS = Integer.getInteger("mneme.connections", 1_000);
  private static final String BODY = "{\"task\":{\"description\":\"t\"}}";

  @Test
  void servesOthersWhileAThousandHaveSentHalfOfARequestAndThenThose() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (RunningServer server =
        new RunningServer(true, ApiKeys.open(1_000_000), new Configuration())) {
      String head =
          "POST /v1/spaces/support/episodes HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n";
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        write(socket, head + BODY.substring(0, BODY.length() / 2));
      }
      assertThat(server.post("/v1/spaces/support/episodes", BODY).statusCode()).isEqualTo(202);
      assertThat(server.producer.history()).hasSize(1);

      for (Socket socket : sockets) {
        write(socket, BODY.substring(BODY.length() / 2));
      }
      for (Socket socket : sockets) {
        assertThat(statusLine(socket)).startsWith("HTTP/1.1 202");
      }
      assertThat(server.producer.history()).hasSize(CONNECTIONS + 1);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }
}
