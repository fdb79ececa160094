package org.mneme.jobs.cli;

import org.apache.flink.configuration.Configuration;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.wire.WireOptions;

/** Starts a gateway on the topics that a configuration names. */
final class GatewayStart {

  private GatewayStart() {}

  /**
   * Starts one.
   *
   * @throws CommandFailedException if it cannot listen or its keys cannot be read
   */
  static Gateway start(Configuration configuration) {
    try {
      return Gateway.start(
          GatewayOptions.parameters(configuration),
          KafkaOptions.parameters(configuration).clientProperties(),
          topics(configuration),
          WireOptions.limits(configuration));
    } catch (IllegalStateException e) {
      throw new CommandFailedException(
          ExitCode.UNAVAILABLE,
          e.getMessage()
              + "; stop what listens there or choose another with -D"
              + GatewayOptions.PORT.key()
              + "=PORT (0 takes any that is free)");
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(ExitCode.CONFIG, e.getMessage());
    }
  }

  static GatewayTopics topics(Configuration configuration) {
    TopicNames names = TopicNames.from(configuration);
    return new GatewayTopics(
        names.episodes(),
        names.feedback(),
        names.commands(),
        names.queries(),
        names.results(),
        names.memories());
  }
}
