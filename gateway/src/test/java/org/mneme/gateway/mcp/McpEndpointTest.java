package org.mneme.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.mneme.gateway.verbs.Verbs;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The endpoint as a guest in somebody else's JVM. */
class McpEndpointTest {

  private static final long LONG_MILLIS = 10_000;
  private static final Verbs NONE = new Verbs(null, null, null);

  @Test
  void leavesNoThreadThatKeepsTheJvmAlive() throws Exception {
    Set<Thread> before = keepingAlive();
    McpEndpoint endpoint = McpEndpoint.http(NONE, (bearer, key) -> Optional.empty(), 1 << 20);
    Server server = new Server(0);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(endpoint.servlet());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp");
    server.setHandler(context);
    server.start();
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    try (McpSyncClient client = client("http://127.0.0.1:" + port)) {
      client.initialize();
      assertThat(client.listTools().tools()).hasSize(Tool.values().length);
    }
    assertThat(keepingAlive())
        .as("or the SDK has learned to end it, and HeldSchedulers may go")
        .anyMatch(thread -> thread.getName().contains("streamable-http-server-transport"));

    endpoint.close();
    server.stop();

    for (Thread thread : keepingAlive()) {
      if (!before.contains(thread)) {
        thread.join(LONG_MILLIS);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void disposesOfNoSchedulerThatIsSomebodyElses() {
    Scheduler own = Schedulers.newSingle("embedder");
    HeldSchedulers held = new HeldSchedulers();
    Scheduler other = held.during(() -> Schedulers.newSingle("other"));
    Scheduler sweeper =
        held.during(() -> Schedulers.newSingle("streamable-http-server-transport-session-sweeper"));
    Scheduler later = Schedulers.newSingle("streamable-http-server-transport-session-sweeper");
    try {
      held.close();

      assertThat(sweeper.isDisposed()).isTrue();
      assertThat(own.isDisposed()).isFalse();
      assertThat(other.isDisposed()).isFalse();
      assertThat(later.isDisposed()).isFalse();
    } finally {
      own.dispose();
      other.dispose();
      later.dispose();
    }
  }

  private static McpSyncClient client(String address) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(address)
                .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                .build())
        .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
        .build();
  }

  private static Set<Thread> keepingAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
