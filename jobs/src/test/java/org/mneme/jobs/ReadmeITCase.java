package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java example, run as it stands there. */
class ReadmeITCase {

  private static final Path ROOT = Path.of(System.getProperty("mneme.root"));

  @Test
  void theJavaExampleWritesAndRecalls(@TempDir Path folder) throws Exception {
    try (LocalStack stack = LocalStack.start(folder);
        RunningJob job = stack.run("mneme.")) {
      assertThat(writeAndRecall(stack.kafka().bootstrap())).contains("\"id\":\"e1\"");
    }
  }

  @Test
  void theJavaExampleIsTheOneThatIsTested() throws Exception {
    String source =
        Files.readString(ROOT.resolve("jobs/src/test/java/org/mneme/jobs/ReadmeITCase.java"));
    String tested =
        source.substring(
            source.indexOf("// example begins\n") + 18, source.lastIndexOf("    // example ends"));

    assertThat(squeezed(Files.readString(ROOT.resolve("README.md")))).contains(squeezed(tested));
  }

  private static String writeAndRecall(String bootstrap) throws Exception {
    // example begins
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", bootstrap);
    String head = "\"space\":\"support\",\"episode\":\"e1\",\"at\":" + System.currentTimeMillis();
    List<String> trip =
        List.of(
            "{\"type\":\"started\"," + head + ",\"task\":{\"description\":\"Book a flight\"}}",
            "{\"type\":\"step\"," + head + ",\"step\":1,\"tool\":\"search_direct_flight\"}",
            "{\"type\":\"completed\","
                + head
                + ",\"steps\":1,\"outcome\":{\"verdict\":\"success\"}}");
    String query = "{\"query\":\"q1\",\"space\":\"support\",\"text\":\"a cheap flight\"}";
    try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
        var memories =
            new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        var results =
            new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
      for (String record : trip) {
        producer.send(new ProducerRecord<>("mneme.episodes", "support/e1", record)).get();
      }
      next(memories, "mneme.memories", "support/e1"); // acknowledged: it can be recalled
      producer.send(new ProducerRecord<>("mneme.queries", "support/q1", query)).get();
      return next(results, "mneme.results", "q1");
    }
    // example ends
  }

  /** The first record with {@code key} on {@code topic}. */
  private static String next(KafkaConsumer<String, String> consumer, String topic, String key) {
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    for (int poll = 0; poll < 300; poll++) {
      for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(100))) {
        if (message.key().equals(key)) {
          return message.value();
        }
      }
    }
    throw new AssertionError("nothing on " + topic + " for " + key);
  }

  private static String squeezed(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
  }
}
