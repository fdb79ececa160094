package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.latency.LatencyHistogram;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;

/**
 * How long it takes until what is written can be recalled and is learned, while a fleet writes and
 * asks at a steady rate, and beside an echo through the same broker. Ends of what the client sees
 * are its own: from the instant at which the last record of an episode was meant to be sent, until
 * its acknowledgement, or the answer to a query that named it ({@code after}), was read.
 */
final class FreshnessBench {

  private static final int SPACES = 20;
  private static final int STEPS = 10;
  private static final int ECHO_BYTES = 3_000;
  private static final int ASKS_OF = 5;
  private static final long PATIENCE_MILLIS = 30_000;

  private final int episodesPerSecond;
  private final int seconds;
  private final int warmUpSeconds;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final Codec codec = new JsonCodec();
  private final BenchEpisodes episodes;
  private final IntervalLog reported = new IntervalLog();
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Map<String, LatencyHistogram> measured = new HashMap<>();
  private volatile OpenLoop echo;
  private volatile long countFrom = Long.MAX_VALUE;
  private long wrong;

  FreshnessBench(
      int episodesPerSecond,
      int seconds,
      int warmUpSeconds,
      long seed,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      PrintWriter out) {
    this.episodesPerSecond = episodesPerSecond;
    this.seconds = seconds;
    this.warmUpSeconds = warmUpSeconds;
    this.job = job;
    this.out = out;
    this.episodes = new BenchEpisodes(codec, STEPS, number -> "fresh-" + number % SPACES, seed);
  }

  /**
   * What was measured.
   *
   * @param endToEnd by the client
   * @param inside by the job, by operation
   * @param unanswered episodes and queries without an answer
   * @param wrong answers without the episode that the query named
   */
  record Result(
      Map<String, Figures> endToEnd, Map<String, Figures> inside, long unanswered, long wrong) {}

  /** Runs it on a stack of its own. */
  Result run(Configuration configuration) throws InterruptedException {
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob.await(stack.cluster(), stack.job().getJobID());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      EchoJob.createTopics(kafka, stack.configuration().get(TopicOptions.PARTITIONS));
      JobClient client =
          stack.cluster().submit(env -> EchoJob.build(env, kafka, ECHO_BYTES), Optional.empty());
      RunningJob.await(stack.cluster(), client.getJobID());
      try (RecordSender sender = new RecordSender(kafka)) {
        echo = new OpenLoop(sender, EchoJob.REQUESTS, (id, i) -> new byte[ECHO_BYTES]);
        try (OutputReader reader = OutputReader.start(kafka, handlers(names))) {
          Map<String, Figures> lines = new LinkedHashMap<>();
          write(sender, names, 0, warmUpSeconds);
          echo.run("warm", seconds * 100, 1_000);
          lines.put("echo", echo.run("echo", seconds * 500, 1_000).figures());
          say(seconds + " s of episodes ...");
          countFrom = System.nanoTime();
          long from = System.currentTimeMillis();
          write(sender, names, warmUpSeconds, warmUpSeconds + seconds);
          long unanswered = awaitAnswers();
          // What is learned of the last window comes a window, and the quiet time, later.
          TimeUnit.SECONDS.sleep(18);
          reported.count(from, System.currentTimeMillis());
          lines.put("echo again", echo.run("again", seconds * 500, 1_000).figures());
          synchronized (measured) {
            measured.forEach(
                (name, samples) -> lines.put(name, Figures.of(samples, seconds * 1_000L)));
          }
          reader.requireAlive();
          return new Result(lines, reported.figures(), unanswered, wrong);
        }
      }
    }
  }

  private void write(RecordSender sender, TopicNames names, int fromSecond, int toSecond)
      throws InterruptedException {
    int first = fromSecond * episodesPerSecond;
    Pace pace = new Pace(System.nanoTime(), episodesPerSecond);
    for (int i = first; i < toSecond * episodesPerSecond; i++) {
      List<BenchEpisodes.Encoded> records = episodes.records(i, System.currentTimeMillis());
      String space = episodes.space(i);
      byte[] query = i % ASKS_OF == 0 ? codec.encode(after(i, space)) : null;
      long instant = pace.awaitDue(i - first);
      due.put("episode-acknowledged " + i, instant);
      for (BenchEpisodes.Encoded record : records) {
        sender.send(names.episodes(), record.key(), record.value());
      }
      if (query != null) {
        due.put("written-to-recalled " + i, instant);
        sender.send(names.queries(), space + "/f" + i, query);
      }
    }
  }

  private long awaitAnswers() throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!due.isEmpty() && System.currentTimeMillis() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return due.size();
  }

  /** Asks for the episode itself, once it can be seen. */
  private static RecallQuery after(int number, String space) {
    String id = Integer.toString(number);
    return new RecallQuery(
        "f" + number,
        space,
        null,
        null,
        RecallQuery.DEFAULT_K,
        0,
        Set.of(),
        QueryFilter.NONE,
        RecallMode.GET,
        List.of(id),
        null,
        null,
        null,
        false,
        false,
        false,
        id,
        null,
        null,
        null,
        null);
  }

  private Map<String, OutputReader.Handler> handlers(TopicNames names) {
    return Map.of(
        names.memories(),
        (record, now) -> ended("episode-acknowledged " + BenchEpisodes.number(key(record)), now),
        names.results(),
        this::result,
        names.metrics(),
        (record, now) -> reported.reported(codec.decodeSummary(record.value())),
        EchoJob.ANSWERS,
        (record, now) -> echo.received(OpenLoop.id(key(record)), now));
  }

  private void result(ConsumerRecord<byte[], byte[]> record, long now) {
    String number = key(record).substring(1);
    boolean isFound =
        codec.decodeResult(record.value()).hits().stream().anyMatch(hit -> hit.id().equals(number));
    if (!isFound) {
      wrong++;
    }
    ended("written-to-recalled " + number, now);
  }

  private void ended(String what, long now) {
    Long since = due.remove(what);
    if (since != null && since >= countFrom) {
      synchronized (measured) {
        measured
            .computeIfAbsent(
                what.substring(0, what.indexOf(' ')),
                name -> new LatencyHistogram(PhaseMeter.PRECISE))
            .record((now - since) / 1_000);
      }
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private void say(String line) {
    out.println(String.format(Locale.ROOT, "%s", line));
    out.flush();
  }
}
