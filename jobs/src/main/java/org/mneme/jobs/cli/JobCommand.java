package org.mneme.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.kafka.KafkaOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The job alone, against any Kafka: what {@code flink run} would start, for trying it out. */
@Command(
    name = "job",
    description = {
      "Run the job alone against a Kafka that is there already, in this process, until it is"
          + " stopped.",
      "On a Flink cluster the same job is started by 'flink run' with the class"
          + " org.mneme.jobs.MemoryJob and the same arguments."
    })
final class JobCommand implements Callable<Integer> {

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file of options.")
  private String file;

  @Option(
      names = {"-D", "--set"},
      paramLabel = "KEY=VALUE",
      description = "One option; wins over the file. Flink's own keys are passed through.")
  private List<String> values = List.of();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers (mneme.kafka.bootstrap; 127.0.0.1:9092 by default).")
  private String bootstrap;

  @Override
  public Integer call() throws Exception {
    MemoryJob.main(arguments().toArray(String[]::new));
    return ExitCode.OK.code();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (file != null) {
      arguments.add("--config");
      arguments.add(file);
    }
    values.forEach(value -> arguments.add("-D" + value));
    if (bootstrap != null) {
      arguments.add("-D" + KafkaOptions.BOOTSTRAP.key() + '=' + bootstrap);
    }
    return arguments;
  }
}
