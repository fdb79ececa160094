package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;

/** The packaged command as an MCP client starts it, by the official SDK's own client. */
class McpStdioIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void servesAnMcpClientThatStartsIt(@TempDir Path folder) throws Exception {
    Path command = Path.of(System.getProperty("mneme.root"), "bin", "mneme");
    try (LocalStack stack = LocalStack.start(folder);
        RunningJob job = stack.run("stdio.", Map.of())) {
      ServerParameters parameters =
          ServerParameters.builder(command.toString())
              .args(
                  "mcp",
                  "--space",
                  "stdio",
                  "-Dmneme.kafka.bootstrap=" + stack.kafka().bootstrap(),
                  "-Dmneme.topics.prefix=stdio.",
                  "-Dmneme.gateway.recall-deadline=60 s",
                  "-Dmneme.gateway.wait-deadline=60 s")
              .env(Map.of("MNEME_FOLDER", folder.resolve("mneme").toString()))
              .build();
      StdioClientTransport transport =
          new StdioClientTransport(parameters, new JacksonMcpJsonMapper(new ObjectMapper()));
      try (McpSyncClient client =
          McpClient.sync(transport)
              .initializationTimeout(PATIENCE)
              .requestTimeout(PATIENCE)
              .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
              .build()) {
        client.initialize();
        assertThat(client.listTools().tools()).hasSize(8);

        String started = call(client, "remember_start", Map.of("task", "Book a flight to Oslo"));
        String episode = started.substring("episode ".length());
        call(client, "remember_step", Map.of("episode", episode, "step", 1, "tool", "search"));
        assertThat(
                call(
                    client,
                    "remember_complete",
                    Map.of("episode", episode, "verdict", "success", "steps", 1)))
            .isEqualTo("remembered; it can be recalled now");
        assertThat(call(client, "recall", Map.of("text", "flight to Oslo"))).contains(episode);
      }
    }
  }

  private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
    return ((TextContent) client.callTool(new CallToolRequest(tool, arguments)).content().get(0))
        .text();
  }
}
