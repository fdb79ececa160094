package org.mneme.jobs.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.configuration.Configuration;
import org.mneme.gateway.MemoryLink;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.gateway.mcp.McpEndpoint;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.wire.WireOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An MCP server for one client, over standard input and output. */
@Command(
    name = "mcp",
    description = {
      "Serve memory's tools over standard input and output to an MCP client that starts this"
          + " command; it ends with its input.",
      "What runs already serves the same tools over HTTP, at /mcp of the gateway."
    })
final class McpCommand implements Callable<Integer> {

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", description = "The space of calls that name none.")
  private String space;

  @Override
  @SuppressWarnings("ClosingStandardOutputStreams") // The server closes, the stream does not.
  public Integer call() throws InterruptedException {
    Configuration configuration = connection.load();
    CountDownLatch ended = new CountDownLatch(1);
    try (MemoryLink link =
            MemoryLink.connect(
                GatewayOptions.parameters(configuration),
                KafkaOptions.parameters(configuration).clientProperties(),
                GatewayStart.topics(configuration),
                WireOptions.limits(configuration));
        McpEndpoint server =
            McpEndpoint.stdio(
                link.verbs(), space, new EndingInput(System.in, ended::countDown), System.out)) {
      ended.await();
    }
    return ExitCode.OK.code();
  }
}
