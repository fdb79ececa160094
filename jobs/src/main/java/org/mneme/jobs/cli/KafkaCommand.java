package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A broker with the topics and no job. */
@Command(
    name = "kafka",
    description = "Start a single Kafka broker with the topics, without the job; Ctrl-C stops it.")
final class KafkaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LocalArguments arguments;

  @Override
  public Integer call() {
    Configuration configuration = arguments.load(Map.of());
    LocalParameters local = LocalOptions.parameters(configuration);
    StopSignal stop = StopSignal.listen();
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedKafka kafka = EmbeddedKafka.startAlone(local.kafkaFolder(), local.kafkaPort())) {
      configuration.set(KafkaOptions.BOOTSTRAP, kafka.bootstrap());
      try (Topics topics = Topics.connect(KafkaOptions.parameters(configuration))) {
        topics.create(TopicOptions.specs(configuration));
        topics.require(TopicOptions.specs(configuration));
      }
      out.println("Kafka is up at " + kafka.bootstrap() + ", data in " + local.kafkaFolder());
      out.flush();
      stop.asked().join();
      out.println("stopping");
      out.flush();
    }
    return ExitCode.OK.code();
  }
}
