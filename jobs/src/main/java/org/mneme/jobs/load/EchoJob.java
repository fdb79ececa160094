package org.mneme.jobs.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mneme.jobs.kafka.KafkaParameters;

/**
 * The plainest job between two topics, to compare with: a source chained to a sink that answers
 * each record with its key and as many bytes as a result has. What it takes is what Kafka and Flink
 * take on this machine at this moment.
 */
public final class EchoJob {

  /** Topic of requests. */
  public static final String REQUESTS = "bench.echo-requests";

  /** Topic of answers. */
  public static final String ANSWERS = "bench.echo-answers";

  private EchoJob() {}

  /** A record on its way. */
  public record Echo(byte[] key, byte[] value) {}

  /** Creates the two topics. */
  public static void createTopics(KafkaParameters kafka, int partitions) {
    try (Admin admin = Admin.create(kafka.impatientProperties())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(REQUESTS, Optional.of(partitions), Optional.empty()),
                  new NewTopic(ANSWERS, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the echo's topics were not made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Adds the job.
   *
   * @param answerBytes size of an answer
   */
  public static void build(StreamExecutionEnvironment env, KafkaParameters kafka, int answerBytes) {
    KafkaSource<Echo> source =
        KafkaSource.<Echo>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setTopics(REQUESTS)
            .setGroupId("bench-echo")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperties(kafka.clientProperties())
            .setDeserializer(new Requests(answerBytes))
            .build();
    KafkaSink<Echo> sink =
        KafkaSink.<Echo>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
            .setKafkaProducerConfig(kafka.clientProperties())
            .setRecordSerializer(new Answers())
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "echo requests")
        .uid("echo-requests")
        .sinkTo(sink)
        .name("echo answers")
        .uid("echo-answers");
  }

  private static final class Requests implements KafkaRecordDeserializationSchema<Echo> {

    private static final long serialVersionUID = 1;

    private final byte[] answer;

    private Requests(int answerBytes) {
      answer = new byte[answerBytes];
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Echo> out) {
      out.collect(new Echo(record.key(), answer));
    }

    @Override
    public TypeInformation<Echo> getProducedType() {
      return TypeInformation.of(Echo.class);
    }
  }

  private static final class Answers implements KafkaRecordSerializationSchema<Echo> {

    private static final long serialVersionUID = 1;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        Echo echo, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(ANSWERS, echo.key(), echo.value());
    }
  }
}
