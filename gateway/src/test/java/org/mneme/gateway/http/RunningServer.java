package org.mneme.gateway.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.jetty.server.Handler;
import org.mneme.client.topics.RecordWriter;
import org.mneme.client.topics.Replies;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.gateway.kafka.Acknowledgements;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.gateway.traces.RecallTraces;
import org.mneme.gateway.verbs.Asking;
import org.mneme.gateway.verbs.Remembering;
import org.mneme.gateway.verbs.Telling;
import org.mneme.gateway.verbs.Verbs;
import org.mneme.wire.JsonCodec;

/** The HTTP server over Kafka's own stand-in for a producer, and a client of it. */
final class RunningServer implements AutoCloseable {

  static final GatewayTopics TOPICS =
      new GatewayTopics("episodes", "feedback", "commands", "queries", "results", "memories");
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  final MockProducer<byte[], byte[]> producer;
  final Replies replies = new Replies("gateway-1", 1);
  final Acknowledgements acknowledgements = new Acknowledgements();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  RunningServer(boolean isAcknowledging, ApiKeys keys, Configuration options) {
    this(isAcknowledging, keys, options, RecallTraces.NONE);
  }

  RunningServer(boolean isAcknowledging, ApiKeys keys, Configuration options, RecallTraces traces) {
    producer =
        new MockProducer<>(
            isAcknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
    options.set(GatewayOptions.PORT, 0);
    RecordWriter writer = new RecordWriter(producer);
    JsonCodec codec = new JsonCodec();
    Duration patience = Duration.ofMillis(300);
    Random random = new Random(7);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    acknowledgements.reading();
    server =
        HttpServer.start(
            GatewayOptions.parameters(options),
            new Gatekeeper(keys),
            new Verbs(
                new Remembering(
                    codec, TOPICS.episodes(), writer, acknowledgements, patience, random, clock),
                new Asking(codec, TOPICS.queries(), writer, replies, patience, random, clock)
                    .tracedBy(traces),
                new Telling(codec, TOPICS, writer, replies, patience, random, clock)),
            () -> CompletableFuture.completedFuture(true),
            Map.of("mneme_gateway_pending_answers", replies::pending),
            new Handler.Sequence());
  }

  RunningServer() {
    this(true, ApiKeys.open(1_000), new Configuration());
  }

  URI address() {
    return server.address();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(path, builder -> builder.GET());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(path, builder -> json(builder, body));
  }

  static HttpRequest.Builder json(HttpRequest.Builder builder, String body) {
    return builder.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> request)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address().resolve(path));
    return client.send(request.apply(builder).build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postLater(String path, String body) {
    return sendLater(path, builder -> json(builder, body));
  }

  CompletableFuture<HttpResponse<String>> sendLater(
      String path, UnaryOperator<HttpRequest.Builder> request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address().resolve(path));
    return client.sendAsync(request.apply(builder).build(), BodyHandlers.ofString());
  }

  /** The value of the n-th record that was written, as text. */
  String written(int n) {
    ProducerRecord<byte[], byte[]> written = producer.history().get(n);
    return new String(written.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
