package org.mneme.jobs.source;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicParameters;
import org.mneme.jobs.source.InboundDeserializer.Decoding;
import org.mneme.jobs.time.EventTime;
import org.mneme.jobs.time.TimeParameters;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.wire.Codec;
import org.mneme.wire.EpisodeTopic;

/** Makes the sources of the job on a Kafka cluster. */
public final class Sources {

  private final StreamExecutionEnvironment env;
  private final KafkaParameters kafka;
  private final TopicParameters topics;
  private final TimeParameters time;
  private final RestoreParameters restore;
  private final Codec codec;

  /** Sources of {@code env}. */
  public Sources(
      StreamExecutionEnvironment env,
      KafkaParameters kafka,
      TopicParameters topics,
      TimeParameters time,
      RestoreParameters restore,
      Codec codec) {
    this.env = env;
    this.kafka = kafka;
    this.topics = topics;
    this.time = time;
    this.restore = restore;
    this.codec = codec;
  }

  /** Everything that the job reads. */
  public Inputs inputs() {
    TopicNames names = topics.names();
    Codec decoder = codec;
    return new Inputs(
        read(
            "episodes",
            names.episodes(),
            origin -> decoder.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES),
            EventTime.ofEvents(time)),
        read(
            "steps",
            names.steps(),
            origin -> decoder.decodeEpisodeEvent(origin, EpisodeTopic.STEPS),
            EventTime.ofEvents(time)),
        read(
            "feedback",
            names.feedback(),
            decoder::decodeFeedback,
            EventTime.ofEvents(time),
            kept()),
        read(
            "commands", names.commands(), decoder::decodeCommand, EventTime.ofEvents(time), kept()),
        read("queries", names.queries(), decoder::decodeQuery, EventTime.ofQueries()),
        restore.isEnabled() ? memories() : null,
        time.hasHeartbeat() ? heartbeat() : null);
  }

  /** Where topics begin that a memory is built anew from. */
  private StartingOffsets kept() {
    return restore.isEnabled() ? StartingOffsets.earliest() : StartingOffsets.committed();
  }

  private DataStream<Inbound> read(
      String role, String topic, Decoding decoding, WatermarkStrategy<Inbound> watermarks) {
    return read(role, topic, decoding, watermarks, StartingOffsets.committed());
  }

  private DataStream<Inbound> read(
      String role,
      String topic,
      Decoding decoding,
      WatermarkStrategy<Inbound> watermarks,
      StartingOffsets from) {
    KafkaSource<Inbound> source =
        source(role, topic, topics.limits().recordBytes())
            .setStartingOffsets(from)
            .setDeserializer(new InboundDeserializer(decoding))
            .build();
    return env.fromSource(source, watermarks, role).uid("source-" + role);
  }

  /** What the topic of memories holds now; what this job adds to it is not read again. */
  private DataStream<Inbound> memories() {
    Codec decoder = codec;
    KafkaSource<Inbound> source =
        source("memories", topics.names().memories(), topics.spec(Topic.MEMORIES).maxMessageBytes())
            .setStartingOffsets(StartingOffsets.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
            .setDeserializer(new RestoredDeserializer(decoder::decodeRestored))
            .build();
    return env.fromSource(source, EventTime.ofRestored(restore.disorder()), "memories")
        .uid("source-memories");
  }

  private KafkaSourceBuilder<Inbound> source(String role, String topic, int largestRecord) {
    return KafkaSource.<Inbound>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(topic)
        .setGroupId(kafka.groupId())
        .setClientIdPrefix(kafka.groupId() + '-' + role)
        .setProperty(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(largestRecord))
        .setProperties(kafka.clientProperties());
  }

  /** A beat a second, of which only the watermark goes on. */
  private DataStream<EpisodeEvent> heartbeat() {
    GeneratorFunction<Long, Long> beats = beat -> beat;
    DataGeneratorSource<Long> source =
        new DataGeneratorSource<>(
            beats, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1), Types.LONG);
    return env.fromSource(source, EventTime.ofHeartbeat(time), "heartbeat")
        .uid("source-heartbeat")
        .setParallelism(1)
        .process(new HeartbeatFunction())
        .name("heartbeat filter")
        .uid("heartbeat-filter")
        .setParallelism(1);
  }
}
