package org.mneme.jobs.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalStack;
import org.mneme.model.Episode;
import org.mneme.model.RecallResult;
import org.mneme.wire.Codec;
import org.mneme.wire.DeadLetter;
import org.mneme.wire.JsonCodec;

/**
 * Plays records against the whole job on a real broker and a real cluster, asks while it writes,
 * and holds what comes out against what must come out.
 */
public final class Demo {

  private static final int SHOWN_QUESTIONS = 3;
  private static final int RECORDS_BETWEEN_PROGRESS = 100;
  private static final long LOOK_EVERY_MILLIS = 50;

  private final DemoParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final ProgressLine progress;
  private final Codec codec = new JsonCodec();
  private final Accounting accounting = new Accounting();
  private final Relevance relevance = new Relevance();
  private final LatencyBook latencies = new LatencyBook();
  private final Showcase showcase = new Showcase(SHOWN_QUESTIONS);

  private long recordsIn;
  private long queriesIn;

  /**
   * A demo; it runs once.
   *
   * @param job builds the job under test
   * @param out where it says what it does
   */
  public Demo(
      DemoParameters parameters,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      PrintWriter out) {
    this.parameters = parameters;
    this.job = job;
    this.out = out;
    this.progress = new ProgressLine(out, ProgressLine.Style.ofProcess());
  }

  /**
   * Runs it on a stack of its own, which it stops again.
   *
   * @param configuration where the stack keeps its data and listens, and the job's options
   * @throws IOException if the input file cannot be read
   */
  public DemoReport run(Configuration configuration) throws IOException {
    long began = System.nanoTime();
    out.println("Starting Kafka, its topics, Flink and the job ...");
    out.flush();
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob running = RunningJob.await(stack.cluster(), stack.job().getJobID());
      long started = System.nanoTime();
      out.printf(
          Locale.ROOT,
          "Kafka at %s, Flink at %s, ready in %.1f s%n",
          stack.bootstrap(),
          stack.webAddress(),
          seconds(started - began));
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      Play play = openPlay();
      try (OutputReader reader = OutputReader.start(kafka, handlers(names));
          RecordSender sender = new RecordSender(kafka)) {
        long playBegan = System.nanoTime();
        play(play, sender, names, reader);
        long played = System.nanoTime();
        drain(play.truth(), reader, running);
        long drained = System.nanoTime();
        progress.end();
        TimeUnit.MILLISECONDS.sleep(parameters.settleMillis());
        reader.requireAlive();
        return report(
            play.truth(),
            running.problems(),
            new double[] {
              seconds(started - began), seconds(played - playBegan), seconds(drained - played)
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Prints what was asked and found, the latencies, and the counts. */
  public void print(DemoReport report) {
    out.println();
    AnswerPrinter answers = new AnswerPrinter(out);
    showcase.shown().forEach(answers::print);
    out.println();
    LatencyTable.print(out, "operation", report.latencies());
    out.println();
    report.print(out);
  }

  private Play openPlay() throws IOException {
    if (parameters.input().isPresent()) {
      return FilePlay.open(parameters.input().get(), codec, Clock.systemUTC());
    }
    // It ends about now: what was long ago is remembered less well.
    FleetParameters fleet =
        FleetParameters.endingAt(
            System.currentTimeMillis(), parameters.episodes(), parameters.seed());
    return new FleetPlay(new SimulatedFleet(fleet), codec);
  }

  private void play(Play play, RecordSender sender, TopicNames names, OutputReader reader) {
    Pace pace = new Pace(System.nanoTime(), parameters.perSecond());
    while (play.hasNext()) {
      long due = pace.awaitDue(recordsIn);
      Outgoing record = play.next();
      if (record.key() != null && !record.resend()) {
        latencies.sent(record.key(), due);
      }
      if (record.query() != null) {
        showcase.asked(record.query());
        queriesIn++;
      }
      sender.send(names.of(record.topic()), record.key(), record.value());
      if (++recordsIn % RECORDS_BETWEEN_PROGRESS == 0) {
        reader.requireAlive();
        show(play.progress());
      }
    }
    sender.flush();
    show(1);
  }

  private void drain(Truth truth, OutputReader reader, RunningJob running)
      throws InterruptedException {
    long come = -1;
    long lastCome = System.nanoTime();
    while (!accounting.isComplete(truth)) {
      reader.requireAlive();
      long now = accounting.stored() + accounting.answers() + accounting.deadLetters();
      if (now != come) {
        come = now;
        lastCome = System.nanoTime();
      } else if (running.hasEnded()
          || System.nanoTime() - lastCome
              > TimeUnit.MILLISECONDS.toNanos(parameters.patienceMillis())) {
        return;
      }
      show(1);
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private void show(double share) {
    progress.show(
        share,
        String.format(
            Locale.ROOT,
            "%,d records sent, %,d episodes stored, %,d of %,d queries answered",
            recordsIn,
            accounting.stored(),
            accounting.answers(),
            queriesIn));
  }

  private DemoReport report(Truth truth, List<String> jobProblems, double[] seconds) {
    List<String> problems = new ArrayList<>(accounting.problems(truth));
    problems.addAll(jobProblems);
    return new DemoReport(
        parameters.input().isPresent() ? null : parameters.seed(),
        parameters.perSecond(),
        recordsIn,
        truth.episodes().size(),
        truth.steps(),
        truth.resends(),
        queriesIn,
        accounting.stored(),
        accounting.answers(),
        accounting.deadLetters(),
        accounting.deadLettersByReason(),
        accounting.lost(truth).size(),
        accounting.duplicates(),
        relevance.score(truth),
        seconds[0],
        seconds[1],
        seconds[2],
        latencies.figures(Math.max(1, (long) ((seconds[1] + seconds[2]) * 1_000))),
        List.copyOf(problems));
  }

  private Map<String, OutputReader.Handler> handlers(TopicNames names) {
    return Map.of(
        names.memories(),
        this::memory,
        names.results(),
        this::result,
        names.metrics(),
        (record, now) -> latencies.reported(codec.decodeSummary(record.value())),
        names.deadLetters(),
        (record, now) -> deadLetter(record));
  }

  private void memory(ConsumerRecord<byte[], byte[]> record, long now) {
    if (record.value() == null) {
      return;
    }
    Episode episode = codec.decodeMemory(record.value());
    latencies.received("episode-acknowledged", episode.key(), now);
    accounting.acknowledged(episode);
  }

  private void result(ConsumerRecord<byte[], byte[]> record, long now) {
    RecallResult result = codec.decodeResult(record.value());
    latencies.received("recall", result.space() + '/' + result.query(), now);
    accounting.answered(result);
    relevance.answered(result);
    showcase.answered(result);
  }

  private void deadLetter(ConsumerRecord<byte[], byte[]> record) {
    Header reason = record.headers().lastHeader(DeadLetter.REASON);
    accounting.deadLetter(
        record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
        reason == null ? "unknown" : new String(reason.value(), StandardCharsets.UTF_8));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
