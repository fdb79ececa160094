package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

  private final BenchParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final Codec codec = new JsonCodec();
  private final BenchQuestions questions;
  private final ResultSample sample = new ResultSample(codec);
  private final IntervalLog reported = new IntervalLog();
  private final PhaseSeries echoes = new PhaseSeries();
  private final PhaseSeries recalls = new PhaseSeries();
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
    for (int i = -parameters.warmUps(); i < parameters.repeats(); i++) {
      PhaseMeter.Result echoed = run(echo, i);
      long from = System.currentTimeMillis();
      PhaseMeter.Result recalled = run(recall, i);
      if (i >= 0) {
        reported.count(from, System.currentTimeMillis());
        echoes.add(echoed);
        recalls.add(recalled);
      }
      say(
          String.format(
              Locale.ROOT,
              "%s: echo p50 %.2f p99 %.2f ms, recall p50 %.2f p99 %.2f ms",
              i < 0 ? "warm-up" : "repeat " + (i + 1),
              echoed.figures().p50Micros() / 1e3,
              echoed.figures().p99Micros() / 1e3,
              recalled.figures().p50Micros() / 1e3,
              recalled.figures().p99Micros() / 1e3));
    }
    // The last interval's summary comes half an interval after its end.
    TimeUnit.SECONDS.sleep(2);
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
        echoes.unanswered() + recalls.unanswered(),
        echoes.duplicates() + recalls.duplicates(),
        reported.figures());
  }

  private Map<String, OutputReader.Handler> handlers(TopicNames names) {
    return Map.of(
        names.memories(),
        (record, now) -> stored.incrementAndGet(),
        names.results(),
        this::result,
        names.metrics(),
        (record, now) -> reported.reported(codec.decodeSummary(record.value())),
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
