package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A gateway beside a Kafka and a job that are there already. */
@Command(
    name = "gateway",
    description = {
      "Serve memory over HTTP and MCP from a Kafka that is there already; Ctrl-C stops it when what"
          + " is under way is answered.",
      "With --new-key it makes a key, prints it once, and prints the line for the file of keys"
          + " (mneme.gateway.keys-file)."
    })
final class GatewayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(
      names = "--new-key",
      paramLabel = "NAME",
      description = "Make a key called so, and start nothing.")
  private String name;

  @Option(
      names = "--rights",
      defaultValue = "read,write",
      description = "Of the new key: read, write, admin (${DEFAULT-VALUE}).")
  private String rights;

  @Option(
      names = "--spaces",
      defaultValue = "*",
      description = "Of the new key: spaces joined by commas, or * for all (${DEFAULT-VALUE}).")
  private String spaces;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name != null) {
      String key = ApiKeys.create(new SecureRandom());
      out.println("key   " + key);
      out.println("line  " + ApiKeys.line(name, rights, spaces, key));
      out.flush();
      return ExitCode.OK.code();
    }
    Configuration configuration = connection.load();
    StopSignal stop = StopSignal.listen();
    try (Topics topics = Topics.connect(KafkaOptions.parameters(configuration))) {
      topics.require(TopicOptions.specs(configuration));
    }
    try (Gateway gateway = GatewayStart.start(configuration)) {
      out.println("Gateway at " + gateway.address() + keys(configuration) + "; Ctrl-C stops it.");
      out.flush();
      stop.asked().join();
      out.println("stopping: answering what is under way …");
      out.flush();
    }
    return ExitCode.OK.code();
  }

  private static String keys(Configuration configuration) {
    return configuration.get(GatewayOptions.KEYS_FILE) == null ? " (no keys needed)" : "";
  }
}
