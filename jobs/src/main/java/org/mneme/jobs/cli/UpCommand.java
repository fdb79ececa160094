package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.jobs.local.LocalStackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole stack on this machine, until it is stopped. */
@Command(
    name = "up",
    description = {
      "Start Kafka, the topics, the job and the gateway on this machine, and stay up; Ctrl-C stops"
          + " them.",
      "Stopped this way the job leaves a savepoint, and the next 'up' on the same data goes on"
          + " from there; after a crash, from the newest checkpoint."
    })
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LocalArguments arguments;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description =
          "Port of Flink's web UI (mneme.local.web-port; 8081 by default, 0 for any free one).")
  private Integer webPort;

  @Option(
      names = "--gateway-port",
      paramLabel = "PORT",
      description =
          "Port of HTTP and MCP (mneme.gateway.port; 7070 by default, 0 for any free one).")
  private Integer gatewayPort;

  @Option(names = "--no-gateway", description = "Start no gateway (mneme.gateway.enabled: false).")
  private boolean isWithoutGateway;

  @Override
  public Integer call() {
    StopSignal stop = StopSignal.listen();
    Configuration configuration = arguments.load(own());
    say("starting Kafka, the topics and the job …");
    // The gateway is closed first: what it has under way is answered while the job still runs.
    try (LocalStack stack = LocalStack.start(configuration, MemoryJob::build);
        Gateway gateway = gateway(stack, configuration)) {
      describe(stack, gateway, configuration);
      CompletableFuture<Void> ended = ended(stack);
      CompletableFuture.anyOf(stop.asked(), ended).join();
      if (stop.asked().isDone()) {
        if (gateway != null) {
          gateway.close();
        }
        say("stopping: the job writes a savepoint (Ctrl-C again ends at once) …");
        say("saved " + stack.stopJob());
        return ExitCode.OK.code();
      }
      throw new LocalStackException("the job ended by itself; the log says why: " + log());
    }
  }

  private Map<String, String> own() {
    Map<String, String> own = new HashMap<>();
    if (webPort != null) {
      own.put(LocalOptions.WEB_PORT.key(), webPort.toString());
    }
    if (gatewayPort != null) {
      own.put(GatewayOptions.PORT.key(), gatewayPort.toString());
    }
    if (isWithoutGateway) {
      own.put(GatewayOptions.ENABLED.key(), "false");
    }
    return own;
  }

  private static Gateway gateway(LocalStack stack, Configuration configuration) {
    return configuration.get(GatewayOptions.ENABLED)
        ? GatewayStart.start(stack.configuration())
        : null;
  }

  /** Completes when the job is no longer running, for whatever reason. */
  private static CompletableFuture<Void> ended(LocalStack stack) {
    return stack.job().getJobExecutionResult().handle((result, failure) -> null);
  }

  private void describe(LocalStack stack, Gateway gateway, Configuration configuration) {
    String folder = configuration.get(LocalOptions.FOLDER);
    say("Mneme is up.");
    say("  Kafka     " + stack.bootstrap());
    say("  Flink UI  " + stack.webAddress());
    if (gateway != null) {
      say("  HTTP      " + gateway.address() + " (MCP at /mcp)");
    }
    say(
        "  Data      "
            + Path.of(folder).toAbsolutePath().normalize()
            + stack
                .restored()
                .map(from -> " (restored from " + from.getFileName() + ")")
                .orElse(""));
    say("  Log       " + log());
    say("Write: bin/mneme send FILE.jsonl    Ask: bin/mneme recall --space SPACE \"TEXT\"");
    say("Ctrl-C stops it.");
  }

  private static String log() {
    return System.getProperty("mneme.log", "as configured");
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
