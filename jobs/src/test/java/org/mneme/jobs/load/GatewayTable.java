package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.util.FileUtils;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;

/**
 * What the gateway adds to a recall: the same queries over Kafka's topics and over HTTP, in turns
 * on one broker, one cluster, one JVM. Prints the table of docs/measurements/gateway.md.
 */
final class GatewayTable {

  private static final int EPISODES = Integer.getInteger("mneme.table.episodes", 10_000);
  private static final int PER_SECOND = Integer.getInteger("mneme.table.rate", 1_000);
  private static final int SECONDS = Integer.getInteger("mneme.table.seconds", 8);
  private static final int REPEATS = Integer.getInteger("mneme.table.repeats", 4);
  private static final int WARM_UPS = Integer.getInteger("mneme.table.warm-ups", 4);
  private static final long SEED = 7;
  private static final long ANSWERS_WITHIN_MILLIS = 15_000;
  private static final long AHEAD_NANOS = 5_000_000;
  private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BenchQuestions questions = new BenchQuestions(SEED, new JsonCodec());
  private volatile OpenLoop overKafka;

  private GatewayTable() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mneme-gateway-table-");
    try {
      new GatewayTable().run(configuration(folder));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static Configuration configuration(Path folder) {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    configuration.set(LocalOptions.FOLDER, folder.toString());
    configuration.set(LocalOptions.KAFKA_PORT, 0);
    configuration.set(LocalOptions.WEB_PORT, 0);
    configuration.set(LocalOptions.SLOTS, 4);
    configuration.set(GatewayOptions.PORT, 0);
    configuration.set(GatewayOptions.RATE_LIMIT, 1_000_000);
    return configuration;
  }

  private void run(Configuration configuration) throws Exception {
    try (LocalStack stack = LocalStack.start(configuration, MemoryJob::build)) {
      RunningJob running = RunningJob.await(stack.cluster(), stack.job().getJobID());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      Codec codec = new JsonCodec();
      try (RecordSender sender = new RecordSender(kafka);
          Gateway gateway = gateway(stack.configuration(), kafka, names)) {
        overKafka = new OpenLoop(sender, names.queries(), questions::encoded);
        try (OutputReader reader =
            OutputReader.start(
                kafka,
                Map.of(
                    names.memories(),
                    (record, now) -> stored.incrementAndGet(),
                    names.results(),
                    (record, now) ->
                        answered(new String(record.key(), StandardCharsets.UTF_8), now)))) {
          new BenchStore(sender, names, codec).fill(EPISODES, SEED, System.currentTimeMillis());
          while (stored.get() < EPISODES) {
            reader.requireAlive();
            TimeUnit.MILLISECONDS.sleep(100);
          }
          measure(gateway.address().resolve("/v1/spaces/" + BenchStore.SPACE + "/recall"));
          reader.requireAlive();
          running.problems().forEach(OUT::println);
        }
      }
    }
  }

  /** Answers to the gateway have its own key, which is none of a phase. */
  private void answered(String key, long nanos) {
    if (key.startsWith("phase")) {
      overKafka.received(key, nanos);
    }
  }

  private static Gateway gateway(
      Configuration configuration, KafkaParameters kafka, TopicNames names) {
    return Gateway.start(
        GatewayOptions.parameters(configuration),
        kafka.clientProperties(),
        new GatewayTopics(
            names.episodes(),
            names.feedback(),
            names.commands(),
            names.queries(),
            names.results(),
            names.memories()),
        WireOptions.limits(configuration));
  }

  private void measure(URI address) throws InterruptedException {
    PhaseSeries kafka = new PhaseSeries();
    PhaseSeries http = new PhaseSeries();
    int count = PER_SECOND * SECONDS;
    for (int i = -WARM_UPS; i < REPEATS; i++) {
      PhaseMeter.Result topics = overKafka.run("phase" + (i + WARM_UPS), count, PER_SECOND);
      PhaseMeter.Result gateway = overHttp(address, "http" + (i + WARM_UPS), count);
      if (i >= 0) {
        kafka.add(topics);
        http.add(gateway);
      }
      OUT.println((i < 0 ? "warm-up" : "repeat") + row("topics", topics.figures()));
      OUT.println((i < 0 ? "warm-up" : "repeat") + row("HTTP", gateway.figures()));
    }
    OUT.println("| way, ms | per s | p50 | p95 | p99 | p99.9 | max | p50s | p99s |");
    OUT.println("|---|---|---|---|---|---|---|---|---|");
    OUT.println(row("topics", kafka.together()) + each(kafka));
    OUT.println(row("HTTP", http.together()) + each(http));
    OUT.printf(
        Locale.ROOT,
        "added: p50 %.2f ms, p99 %.2f ms; unanswered %d, refused %d, doubled %d%n",
        (http.together().p50Micros() - kafka.together().p50Micros()) / 1e3,
        (http.together().p99Micros() - kafka.together().p99Micros()) / 1e3,
        kafka.unanswered() + http.unanswered(),
        refused.get(),
        kafka.duplicates() + http.duplicates());
  }

  private PhaseMeter.Result overHttp(URI address, String name, int count)
      throws InterruptedException {
    Pace pace = new Pace(System.nanoTime() + AHEAD_NANOS, PER_SECOND);
    PhaseMeter meter = new PhaseMeter(pace, count);
    for (int i = 0; i < count; i++) {
      int index = i;
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(questions.encoded(name + '-' + i, i)))
              .build();
      pace.awaitDue(i);
      CompletableFuture<?> unused =
          client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .whenComplete(
                  (answer, failure) -> {
                    if (failure == null && answer.statusCode() == 200) {
                      meter.received(index, System.nanoTime());
                    } else {
                      refused.incrementAndGet();
                    }
                  });
    }
    meter.awaitAnswers(ANSWERS_WITHIN_MILLIS);
    return meter.result();
  }

  private static String row(String name, Figures figures) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.2f | %.2f | %.2f | %.1f | %.1f |",
        name,
        figures.ratePerSecond(),
        figures.p50Micros() / 1e3,
        figures.p95Micros() / 1e3,
        figures.p99Micros() / 1e3,
        figures.p999Micros() / 1e3,
        figures.maxMicros() / 1e3);
  }

  private static String each(PhaseSeries series) {
    List<Figures> repeats = series.repeats();
    StringBuilder cells = new StringBuilder(" ");
    repeats.forEach(f -> cells.append(String.format(Locale.ROOT, "%.2f ", f.p50Micros() / 1e3)));
    cells.append("| ");
    repeats.forEach(f -> cells.append(String.format(Locale.ROOT, "%.1f ", f.p99Micros() / 1e3)));
    return cells.append('|').toString();
  }
}
