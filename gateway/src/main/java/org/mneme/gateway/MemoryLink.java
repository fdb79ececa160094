package org.mneme.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.mneme.client.topics.RecordWriter;
import org.mneme.client.topics.ResultReader;
import org.mneme.gateway.config.GatewayParameters;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.gateway.kafka.MemoryReader;
import org.mneme.gateway.traces.OtlpSpans;
import org.mneme.gateway.traces.RecallTraces;
import org.mneme.gateway.verbs.Asking;
import org.mneme.gateway.verbs.Remembering;
import org.mneme.gateway.verbs.Telling;
import org.mneme.gateway.verbs.Verbs;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.Limits;

/** Kafka's side of a gateway: the verbs and the clients under them. */
public final class MemoryLink implements AutoCloseable {

  private static final int HEALTH_MILLIS = 2_000;

  private final RecordWriter writer;
  private final ResultReader results;
  private final MemoryReader memories;
  private final Admin admin;
  private final Verbs verbs;
  private final OtlpSpans spans;

  private MemoryLink(
      RecordWriter writer,
      ResultReader results,
      MemoryReader memories,
      Admin admin,
      Verbs verbs,
      OtlpSpans spans) {
    this.writer = writer;
    this.results = results;
    this.memories = memories;
    this.admin = admin;
    this.verbs = verbs;
    this.spans = spans;
  }

  /**
   * Connects.
   *
   * @param client Kafka's own properties, the brokers' addresses among them
   * @throws org.apache.kafka.common.KafkaException if no broker answers or a topic is missing
   */
  public static MemoryLink connect(
      GatewayParameters parameters, Properties client, GatewayTopics topics, Limits limits) {
    RecordWriter writer =
        RecordWriter.connect(client, limits.recordBytes(), parameters.acknowledgeDeadline());
    ResultReader results =
        ResultReader.open(client, topics.results(), "gateway-" + UUID.randomUUID());
    MemoryReader memories = MemoryReader.open(client, topics.memories());
    List.of(topics.episodes(), topics.queries(), topics.feedback(), topics.commands())
        .forEach(writer::warm);
    Codec codec = new JsonCodec(limits);
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    String endpoint = parameters.otlpEndpoint();
    OtlpSpans spans = endpoint == null ? null : OtlpSpans.to(endpoint);
    Verbs verbs =
        new Verbs(
            new Remembering(
                codec,
                topics.episodes(),
                writer,
                memories.acknowledgements(),
                parameters.waitDeadline(),
                random,
                clock),
            new Asking(
                    codec,
                    topics.queries(),
                    writer,
                    results.replies(),
                    parameters.recallDeadline(),
                    random,
                    clock)
                .tracedBy(spans == null ? RecallTraces.NONE : spans),
            new Telling(
                codec,
                topics,
                writer,
                results.replies(),
                parameters.waitDeadline(),
                random,
                clock));
    return new MemoryLink(writer, results, memories, Admin.create(client), verbs, spans);
  }

  /** What can be done with memory. */
  public Verbs verbs() {
    return verbs;
  }

  /** What the metrics tell of it, by name. */
  Map<String, LongSupplier> figures() {
    Map<String, LongSupplier> figures = new HashMap<>();
    figures.put("mneme_gateway_pending_answers", results.replies()::pending);
    if (spans != null) {
      figures.putAll(spans.counters());
    }
    return figures;
  }

  /** Whether a broker answers. */
  CompletableFuture<Boolean> isReachable() {
    return admin
        .describeCluster(new DescribeClusterOptions().timeoutMs(HEALTH_MILLIS))
        .clusterId()
        .toCompletionStage()
        .toCompletableFuture()
        .handle((id, e) -> e == null);
  }

  @Override
  public void close() {
    writer.close();
    results.close();
    memories.close();
    admin.close();
    if (spans != null) {
      spans.close();
    }
  }
}
