package org.mneme.jobs.config;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.kafka.KafkaOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The arguments of a command that talks to Kafka: those that configure, and {@code --bootstrap}.
 */
@Command
public final class ConnectionArguments {

  @Mixin private ConfigArguments config;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "Kafka brokers, several separated by commas (mneme.kafka.bootstrap; 127.0.0.1:9092 by"
              + " default, where 'up' listens).")
  private String bootstrap;

  /**
   * Loads the configuration.
   *
   * @throws ConfigException as {@link ConfigLoader#load}
   */
  public Configuration load() {
    Map<String, String> own =
        bootstrap == null ? Map.of() : Map.of(KafkaOptions.BOOTSTRAP.key(), bootstrap);
    return config.load(new Configuration(), own);
  }
}
