package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.bench.Machine;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.model.LatencySummary;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;

/**
 * Measures recall through Kafka beside a plain echo through Kafka, in turns on the same broker,
 * cluster and JVM, so that what the machine does to one it does to the other.
 */
public final class RecallBench {

  private static final long PATIENCE_MILLIS = 30_000;
  private static final int TRIAL_QUERIES = 200;
  private static final double TRIAL_PER_SECOND = 100;
  private static final double LEAST_HITS = 5;

  /** Until the fleet's first episodes are completed and code is compiled for storing too. */
  private static final int STORING_BEFOREHAND_SECONDS = 20;

  private final BenchParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final Codec codec = new JsonCodec();
  private final BenchQuestions questions;
  private final ResultSample sample = new ResultSample(codec);
  private final IntervalLog reported = new IntervalLog();
  private final IntervalLog reportedStoring = new IntervalLog();
  private final PhaseSeries echoes = new PhaseSeries();
  private final PhaseSeries recalls = new PhaseSeries();
  private final PhaseSeries echoesStoring = new PhaseSeries();
  private final PhaseSeries recallsStoring = new PhaseSeries();
  private double storedPerSecond;
  private final AtomicInteger stored = new AtomicInteger();

  private volatile OpenLoop echo;
  private volatile OpenLoop recall;
  private volatile boolean isTrial;

  /**
   * A benchmark; it runs once.
   *
   * @param job builds the job under test
   * @param out where it says what it does
   */
  public RecallBench(
      BenchParameters parameters,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      PrintWriter out) {
    this.parameters = parameters;
    this.job = job;
    this.out = out;
    this.questions = new BenchQuestions(parameters.seed(), codec);
  }

  /** Runs it on a stack of its own, which it stops again. */
  public BenchReport run(Configuration configuration) throws InterruptedException {
    say("Starting Kafka, its topics, Flink and the job ...");
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob running = RunningJob.await(stack.cluster(), stack.job().getJobID());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      EchoJob.createTopics(kafka, stack.configuration().get(TopicOptions.PARTITIONS));
      try (RecordSender sender = new RecordSender(kafka)) {
        recall = new OpenLoop(sender, names.queries(), questions::encoded);
        echo = new OpenLoop(sender, EchoJob.REQUESTS, questions::encoded);
        try (OutputReader reader = OutputReader.start(kafka, handlers(names))) {
          store(sender, names, reader);
          learnSizes();
          startEcho(stack, kafka);
          measure();
          if (parameters.storingSpaces() != null) {
            measureWhileStoring(kafka, names, reader);
          }
          reader.requireAlive();
          running.problems().forEach(problem -> say("WRONG: " + problem));
        }
      }
    }
    return report();
  }

  private void store(RecordSender sender, TopicNames names, OutputReader reader)
      throws InterruptedException {
    say(String.format(Locale.ROOT, "Storing %,d episodes ...", parameters.episodes()));
    long began = System.nanoTime();
    new BenchStore(sender, names, codec)
        .fill(parameters.episodes(), parameters.seed(), System.currentTimeMillis());
    int before = -1;
    long lastStored = began;
    while (stored.get() < parameters.episodes()) {
      reader.requireAlive();
      if (stored.get() != before) {
        before = stored.get();
        lastStored = System.nanoTime();
      } else if (System.nanoTime() - lastStored > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        throw new IllegalStateException(
            "only " + before + " episodes are stored, and no more come");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    say(String.format(Locale.ROOT, "stored in %.1f s", (System.nanoTime() - began) / 1e9));
  }

  /** The echo must carry as many bytes as recall does. */
  private void learnSizes() throws InterruptedException {
    isTrial = true;
    recall.run("trial", TRIAL_QUERIES, TRIAL_PER_SECOND);
    isTrial = false;
    if (sample.meanHits() < LEAST_HITS) {
      throw new IllegalStateException(
          "results have " + sample.meanHits() + " hits, too few to measure anything by");
    }
  }

  private void startEcho(LocalStack stack, KafkaParameters kafka) throws InterruptedException {
    int answerBytes = (int) sample.meanBytes();
    JobClient client =
        stack.cluster().submit(env -> EchoJob.build(env, kafka, answerBytes), Optional.empty());
    RunningJob.await(stack.cluster(), client.getJobID());
  }

  private void measure() throws InterruptedException {
    for (int i = -parameters.warmUps(); i < 0; i++) {
      measure(i, "warm-up", new PhaseSeries(), new PhaseSeries(), new IntervalLog());
    }
    for (int i = 0; i < parameters.repeats(); i++) {
      measure(i, "repeat " + (i + 1), echoes, recalls, reported);
    }
    // The last interval's summary comes half an interval after its end.
    TimeUnit.SECONDS.sleep(2);
  }

  private void measureWhileStoring(KafkaParameters kafka, TopicNames names, OutputReader reader)
      throws InterruptedException {
    try (RecordSender sender = new RecordSender(kafka);
        StoringFleet fleet =
            new StoringFleet(
                sender, names, codec, parameters.storingSpaces(), parameters.seed() + 1)) {
      fleet.start();
      for (int second = 0; second < STORING_BEFOREHAND_SECONDS; second++) {
        reader.requireAlive();
        fleet.requireAlive();
        TimeUnit.SECONDS.sleep(1);
      }
      final int before = stored.get();
      final long began = System.nanoTime();
      for (int i = 0; i < parameters.repeats(); i++) {
        String name = "storing " + (i + 1);
        measure(parameters.repeats() + i, name, echoesStoring, recallsStoring, reportedStoring);
        fleet.requireAlive();
      }
      storedPerSecond = (stored.get() - before) / ((System.nanoTime() - began) / 1e9);
    }
    TimeUnit.SECONDS.sleep(2);
  }

  private void measure(
      int number, String name, PhaseSeries ofEcho, PhaseSeries ofRecall, IntervalLog log)
      throws InterruptedException {
    PhaseMeter.Result echoed = run(echo, number);
    long from = System.currentTimeMillis();
    PhaseMeter.Result recalled = run(recall, number);
    log.count(from, System.currentTimeMillis());
    ofEcho.add(echoed);
    ofRecall.add(recalled);
    say(
        String.format(
            Locale.ROOT,
            "%s: echo p50 %.2f p99 %.2f ms, recall p50 %.2f p99 %.2f ms",
            name,
            echoed.figures().p50Micros() / 1e3,
            echoed.figures().p99Micros() / 1e3,
            recalled.figures().p50Micros() / 1e3,
            recalled.figures().p99Micros() / 1e3));
  }

  private PhaseMeter.Result run(OpenLoop loop, int repeat) throws InterruptedException {
    // A hyphen stands between a phase's name and an index.
    String name = "phase" + (repeat + parameters.warmUps());
    return loop.run(name, parameters.requests(), parameters.perSecond());
  }

  private BenchReport report() {
    return new BenchReport(
        Machine.here(),
        parameters,
        questions.meanBytes(),
        sample.meanBytes(),
        sample.meanHits(),
        echoes.together(),
        recalls.together(),
        echoes.repeats(),
        recalls.repeats(),
        unanswered(echoes, recalls, echoesStoring, recallsStoring),
        duplicates(echoes, recalls, echoesStoring, recallsStoring),
        reported.figures(),
        parameters.storingSpaces() == null
            ? null
            : new StoringReport(
                parameters.storingSpaces(),
                storedPerSecond,
                echoesStoring.together(),
                recallsStoring.together(),
                recallsStoring.repeats(),
                reportedStoring.figures()));
  }

  private static long unanswered(PhaseSeries... series) {
    return Stream.of(series).mapToLong(PhaseSeries::unanswered).sum();
  }

  private static long duplicates(PhaseSeries... series) {
    return Stream.of(series).mapToLong(PhaseSeries::duplicates).sum();
  }

  private Map<String, OutputReader.Handler> handlers(TopicNames names) {
    return Map.of(
        names.memories(),
        (record, now) -> stored.incrementAndGet(),
        names.results(),
        this::result,
        names.metrics(),
        (record, now) -> {
          LatencySummary summary = codec.decodeSummary(record.value());
          reported.reported(summary);
          reportedStoring.reported(summary);
        },
        EchoJob.ANSWERS,
        (record, now) -> echo.received(OpenLoop.id(key(record)), now));
  }

  private void result(ConsumerRecord<byte[], byte[]> record, long now) {
    recall.received(key(record), now);
    if (isTrial) {
      sample.take(record.value());
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
