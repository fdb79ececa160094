package org.mneme.jobs.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.source.InboundDeserializer;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/**
 * The least that a job does which keeps something of each record, to compare ingest with: source,
 * decoding, a shuffle by key, one value read from RocksDB and written back, and a count. It says of
 * an episode when it has counted all of its records.
 */
final class PassThroughJob {

  /** Where it says so; the key is the episode's. */
  static final String COUNTED = "bench.pass-through";

  /** Name of the operator that counts. */
  static final String OPERATOR = "pass-through count";

  private PassThroughJob() {}

  static void createTopic(KafkaParameters kafka, int partitions) {
    try (Admin admin = Admin.create(kafka.impatientProperties())) {
      admin
          .createTopics(List.of(new NewTopic(COUNTED, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(COUNTED + " was not made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Adds the job, which reads the topic from its beginning.
   *
   * @param recordsOfEach how many records an episode has
   */
  static void build(
      StreamExecutionEnvironment env, KafkaParameters kafka, String topic, int recordsOfEach) {
    JsonCodec codec = new JsonCodec();
    KafkaSource<Inbound> source =
        KafkaSource.<Inbound>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setTopics(topic)
            .setGroupId("bench-pass-through")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperties(kafka.clientProperties())
            .setDeserializer(
                new InboundDeserializer(
                    origin -> codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES)))
            .build();
    KafkaSink<String> sink =
        KafkaSink.<String>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
            .setKafkaProducerConfig(kafka.clientProperties())
            .setRecordSerializer(new Counted())
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "pass-through source")
        .uid("pass-through-source")
        .map(inbound -> inbound.event())
        .returns(EpisodeEvent.class)
        .uid("pass-through-event")
        .keyBy(EpisodeEvent::key)
        .process(new Count(recordsOfEach))
        .name(OPERATOR)
        .uid("pass-through-count")
        .sinkTo(sink)
        .uid("pass-through-sink");
  }

  private static final class Count extends KeyedProcessFunction<String, EpisodeEvent, String> {

    private static final long serialVersionUID = 1;

    private final long recordsOfEach;
    private transient ValueState<Long> counts;

    private Count(long recordsOfEach) {
      this.recordsOfEach = recordsOfEach;
    }

    @Override
    public void open(OpenContext context) {
      counts = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(EpisodeEvent event, Context context, Collector<String> out)
        throws Exception {
      Long before = counts.value();
      long count = before == null ? 1 : before + 1;
      counts.update(count);
      if (count == recordsOfEach) {
        out.collect(context.getCurrentKey());
      }
    }
  }

  private static final class Counted implements KafkaRecordSerializationSchema<String> {

    private static final long serialVersionUID = 1;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        String key, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(COUNTED, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }
  }
}
