package org.mneme.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.local.LocalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of a command that starts something on this machine. */
@Command
final class LocalArguments {

  @Mixin private FolderArguments folder;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Kafka's port (mneme.local.kafka-port; 9092 by default, 0 for any free one).")
  private Integer port;

  /**
   * Loads the configuration.
   *
   * @param more values by key that win over all others
   */
  Configuration load(Map<String, String> more) {
    Map<String, String> own = new LinkedHashMap<>(more);
    if (port != null) {
      own.put(LocalOptions.KAFKA_PORT.key(), port.toString());
    }
    return folder.load(own);
  }
}
