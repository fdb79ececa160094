package org.mneme.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicNames;

class LocalStackITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void goesOnWhereTheLastStackOnTheFolderEndedAtAnotherParallelism()
      throws ExecutionException, InterruptedException {
    try (LocalStack stack = LocalStack.start(configuration(1), LocalStackITCase::count)) {
      assertThat(stack.restored()).isEmpty();
      assertThat(stack.webAddress().getHost()).isEqualTo("127.0.0.1");
      send(stack, "a", "a", "b");
      assertThat(read(stack, 3)).containsExactlyInAnyOrder("a1", "a2", "b1");

      assertThat(stack.stopJob()).isDirectory();
    }

    try (LocalStack stack = LocalStack.start(configuration(2), LocalStackITCase::count)) {
      assertThat(stack.restored()).isPresent();
      send(stack, "a", "b");

      assertThat(read(stack, 5)).containsExactlyInAnyOrder("a1", "a2", "b1", "a3", "b2");
    }
  }

  @Test
  void namesAWebPortThatIsBusyBeforeAnythingStarts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Configuration configuration = configuration(1);
      configuration.set(LocalOptions.WEB_PORT, taken.getLocalPort());

      assertThatThrownBy(() -> LocalStack.start(configuration, LocalStackITCase::count))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " for Flink's web UI is in use")
          .hasMessageContaining("mneme.local.web-port");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void leavesNothingRunningWhenTheJobCannotBeBuilt() {
    AtomicBoolean asked = new AtomicBoolean();
    Configuration configuration = configuration(1);
    configuration.set(LocalOptions.KAFKA_PORT, LoopbackPort.free());

    assertThatThrownBy(
            () ->
                LocalStack.start(
                    configuration,
                    (environment, connected) -> {
                      asked.set(true);
                      throw new IllegalArgumentException("no such job");
                    }))
        .hasMessage("no such job");

    assertThat(asked).isTrue();
    int port = configuration.get(LocalOptions.KAFKA_PORT);
    assertThat(LoopbackPort.require(port, "Kafka", "any")).isEqualTo(port);
  }

  /** Counts records by value, from the episodes topic to the results topic. */
  private static void count(StreamExecutionEnvironment environment, Configuration configuration) {
    String bootstrap = configuration.get(KafkaOptions.BOOTSTRAP);
    TopicNames names = TopicNames.from(configuration);
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(bootstrap)
            .setTopics(names.episodes())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();
    KafkaSink<String> sink =
        KafkaSink.<String>builder()
            .setBootstrapServers(bootstrap)
            .setRecordSerializer(
                KafkaRecordSerializationSchema.<String>builder()
                    .setTopic(names.results())
                    .setValueSerializationSchema(new SimpleStringSchema())
                    .build())
            .build();
    environment
        .fromSource(source, WatermarkStrategy.noWatermarks(), "words")
        .uid("words")
        .keyBy(word -> word)
        .process(new CountFunction())
        .uid("count")
        .returns(Types.STRING)
        .sinkTo(sink)
        .uid("counts");
  }

  private Configuration configuration(int slots) {
    Configuration configuration = new Configuration();
    configuration.set(LocalOptions.FOLDER, folder.toString());
    configuration.set(LocalOptions.KAFKA_PORT, 0);
    configuration.set(LocalOptions.WEB_PORT, 0);
    configuration.set(LocalOptions.SLOTS, slots);
    return configuration;
  }

  private static void send(LocalStack stack, String... words)
      throws ExecutionException, InterruptedException {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", stack.bootstrap());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (String word : words) {
        producer.send(new ProducerRecord<>("mneme.episodes", word, word)).get();
      }
    }
  }

  /** The first {@code count} results, or fewer if they do not come. */
  private static List<String> read(LocalStack stack, int count) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", stack.bootstrap());
    List<String> values = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("mneme.results").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (values.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
          values.add(found.value());
        }
      }
    }
    return values;
  }

  /** Appends how often a word came. */
  private static final class CountFunction extends KeyedProcessFunction<String, String, String> {

    private transient ValueState<Long> seen;

    @Override
    public void open(OpenContext context) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
    }

    @Override
    public void processElement(String word, Context context, Collector<String> out)
        throws Exception {
      long count = seen.value() == null ? 1 : seen.value() + 1;
      seen.update(count);
      out.collect(word + count);
    }
  }
}
