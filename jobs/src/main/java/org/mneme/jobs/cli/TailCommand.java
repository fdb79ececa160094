package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a topic. */
@Command(
    name = "tail",
    description =
        "Follow a topic: one line a record, with its time, place and key; of a dead letter also why"
            + " it was refused. Ctrl-C stops it.")
final class TailCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Parameters(
      paramLabel = "TOPIC",
      description =
          "episodes, steps, feedback, commands, queries, results, memories, concepts, bindings,"
              + " metrics or dead-letters; with or without the prefix.")
  private String topicName;

  @Option(names = "--from-beginning", description = "Begin with the oldest record, not the next.")
  private boolean isFromBeginning;

  @Option(names = "--raw", description = "Print values alone, byte for byte, a line each.")
  private boolean isRaw;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Stop after so many records (never by default).")
  private long most = Long.MAX_VALUE;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = connection.load();
    TopicNames names = TopicNames.from(configuration);
    Topic topic = names.topic(topicName).orElseThrow(this::unknownTopic);
    // Connecting a sender is how the other commands make sure that a topic is there.
    RecordSender.connect(configuration, topic).close();
    Properties properties = KafkaOptions.parameters(configuration).impatientProperties();
    properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
    // Where upserts are transactions, what a failed job left behind is none.
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      seek(consumer, names.of(topic));
      follow(consumer);
    }
    return ExitCode.OK.code();
  }

  private void seek(Consumer<byte[], byte[]> consumer, String name) {
    List<TopicPartition> partitions = TopicScan.partitions(consumer, name);
    consumer.assign(partitions);
    if (isFromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    PrintWriter out = spec.commandLine().getOut();
    long shown = 0;
    // A closed pipe (tail … | head) is not an exception, only a flag, and perhaps of the stream
    // alone.
    while (shown < most && !out.checkError() && !System.out.checkError()) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
        if (shown < most) {
          out.println(isRaw ? RecordView.raw(found) : RecordView.render(found));
          shown++;
        }
      }
    }
    out.flush();
  }

  private CommandFailedException unknownTopic() {
    return new CommandFailedException(
        ExitCode.USAGE, "there is no topic " + topicName + "; see: mneme tail --help");
  }
}
