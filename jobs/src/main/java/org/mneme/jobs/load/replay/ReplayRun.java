package org.mneme.jobs.load.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.jobs.bench.Machine;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.load.EchoJob;
import org.mneme.jobs.load.Figures;
import org.mneme.jobs.load.IntervalLog;
import org.mneme.jobs.load.OutputReader;
import org.mneme.jobs.load.Pace;
import org.mneme.jobs.load.PhaseMeter;
import org.mneme.jobs.load.RecordSender;
import org.mneme.jobs.load.RunningJob;
import org.mneme.jobs.local.LocalStack;
import org.mneme.latency.LatencyHistogram;
import org.mneme.wire.Codec;

/**
 * Plays one replay on a running stack: fills the store, warms up, and plays each scene between two
 * echoes of the same records at the same rate.
 */
final class ReplayRun {

  private static final long PATIENCE_MILLIS = 60_000;
  private static final long AHEAD_NANOS = 5_000_000;
  private static final double AT_ONCE = 1e9;
  private static final int ECHO_SHARE = 5;
  private static final int LEAST_ECHOES = 20;
  private static final int LEAST_ANSWER_BYTES = 64;

  private final ReplayName name;
  private final ReplaySize size;
  private final Codec codec;
  private final Consumer<String> progress;
  private final IntervalLog reported = new IntervalLog();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong answeredBytes = new AtomicLong();

  private volatile SceneMeter meter = new SceneMeter(new Pace(0, 1), 0);
  private volatile Judge judge;
  private RecordSender sender;
  private TopicNames names;
  private OutputReader reader;

  ReplayRun(ReplayName name, ReplaySize size, Codec codec, Consumer<String> progress) {
    this.name = name;
    this.size = size;
    this.codec = codec;
    this.progress = progress;
  }

  /** Plays it; the stack is as it was started, with nothing in it. */
  ReplayReport run(LocalStack stack) throws InterruptedException {
    RunningJob running = RunningJob.await(stack.cluster(), stack.job().getJobID());
    KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
    names = TopicNames.from(stack.configuration());
    EchoJob.createTopics(kafka, stack.configuration().get(TopicOptions.PARTITIONS));
    try (RecordSender opened = new RecordSender(kafka);
        OutputReader reading = OutputReader.start(kafka, handlers())) {
      sender = opened;
      reader = reading;
      ReplayReport report = play(name.make(size, codec), stack, kafka);
      running.problems().forEach(problem -> progress.accept("WRONG: " + problem));
      return report;
    }
  }

  private ReplayReport play(Replay replay, LocalStack stack, KafkaParameters kafka)
      throws InterruptedException {
    long began = System.nanoTime();
    int preloaded = store(replay.preload());
    double preloadSeconds = (System.nanoTime() - began) / 1e9;
    progress.accept(
        String.format(Locale.ROOT, "%,d episodes stored in %.1f s", preloaded, preloadSeconds));
    List<Scene> scenes = replay.scenes();
    warmUp(scenes.get(0));
    int answerBytes =
        (int) Math.max(LEAST_ANSWER_BYTES, answeredBytes.get() / Math.max(1, answers.get()));
    JobClient echo =
        stack.cluster().submit(env -> EchoJob.build(env, kafka, answerBytes), Optional.empty());
    RunningJob.await(stack.cluster(), echo.getJobID());
    List<ReplayReport.Played> played = new ArrayList<>();
    for (int i = 0; i < scenes.size(); i++) {
      played.add(play(scenes.get(i), i));
    }
    // The last interval's summary comes half an interval after its end.
    TimeUnit.SECONDS.sleep(2);
    return new ReplayReport(
        name.toString(),
        replay.source(),
        Machine.here(),
        size,
        preloaded,
        preloadSeconds,
        answerBytes,
        played,
        replay.found(),
        reported.figures());
  }

  /** As fast as it is taken; returns how many. */
  private int store(Iterator<Operation> operations) throws InterruptedException {
    int count = 0;
    // How many there are is known only at the end: one more than are sent stays open.
    SceneMeter own = new SceneMeter(new Pace(System.nanoTime(), AT_ONCE), Integer.MAX_VALUE);
    meter = own;
    while (operations.hasNext()) {
      Operation operation = operations.next();
      own.expect(count++, operation);
      send(operation);
    }
    sender.flush();
    long unsent = Integer.MAX_VALUE - (long) count;
    long left = own.left();
    long lastChange = System.nanoTime();
    while (own.left() > unsent) {
      reader.requireAlive();
      if (own.left() != left) {
        left = own.left();
        lastChange = System.nanoTime();
      } else if (System.nanoTime() - lastChange > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        throw new IllegalStateException(left - unsent + " episodes are not stored");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return count;
  }

  private void warmUp(Scene first) throws InterruptedException {
    int count = (int) Math.max(LEAST_ECHOES, size.warmUpSeconds() * first.perSecond());
    answers.set(0);
    answeredBytes.set(0);
    SceneMeter warm = loop(first.of(count), "warm-up");
    if (warm.left() > 0) {
      throw new IllegalStateException(warm.left() + " operations of the warm-up have no answer");
    }
  }

  private ReplayReport.Played play(Scene scene, int index) throws InterruptedException {
    int echoes = Math.max(LEAST_ECHOES, scene.count() / ECHO_SHARE);
    LatencyHistogram echo = new LatencyHistogram(PhaseMeter.PRECISE);
    long echoMillis = echo(scene.of(echoes), "echo" + index + "a", echo);
    judge = scene.judge();
    long from = System.currentTimeMillis();
    SceneMeter measured = loop(scene, "scene" + index);
    reported.count(from, System.currentTimeMillis());
    judge = null;
    echoMillis += echo(scene.of(echoes), "echo" + index + "b", echo);
    ReplayReport.Played played =
        new ReplayReport.Played(
            scene.name(),
            scene.perSecond(),
            measured.figures(),
            Figures.of(echo, echoMillis),
            measured.left());
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: p50 %.2f p99 %.2f ms, echo p50 %.2f p99 %.2f ms",
            scene.name(),
            measured.figures().get(SceneMeter.ALL).p50Micros() / 1e3,
            measured.figures().get(SceneMeter.ALL).p99Micros() / 1e3,
            played.echo().p50Micros() / 1e3,
            played.echo().p99Micros() / 1e3));
    return played;
  }

  /** Plays operations at their rate, whatever becomes of the answers, and waits for these. */
  private SceneMeter loop(Scene scene, String run) throws InterruptedException {
    Pace pace = new Pace(System.nanoTime() + AHEAD_NANOS, scene.perSecond());
    SceneMeter own = new SceneMeter(pace, scene.count());
    meter = own;
    for (int i = 0; i < scene.count(); i++) {
      Operation operation = scene.operations().operation(run, i);
      own.expect(i, operation);
      pace.awaitDue(i);
      send(operation);
    }
    own.awaitAnswers(PATIENCE_MILLIS);
    reader.requireAlive();
    return own;
  }

  /** The same records at the same rate to the echo; returns how long it took, milliseconds. */
  private long echo(Scene scene, String run, LatencyHistogram all) throws InterruptedException {
    Pace pace = new Pace(System.nanoTime() + AHEAD_NANOS, scene.perSecond());
    SceneMeter own = new SceneMeter(pace, scene.count());
    meter = own;
    for (int i = 0; i < scene.count(); i++) {
      Operation operation = scene.operations().operation(run, i);
      Operation echoed = new Operation("echo", operation.records(), run + '-' + i);
      own.expect(i, echoed);
      byte[] value = echoed.largest();
      pace.awaitDue(i);
      sender.send(EchoJob.REQUESTS, echoed.answer(), value);
    }
    own.awaitAnswers(PATIENCE_MILLIS);
    if (own.left() > 0) {
      throw new IllegalStateException(own.left() + " echoes did not come back");
    }
    own.addTo(all);
    return (System.nanoTime() - pace.startNanos()) / 1_000_000;
  }

  private void send(Operation operation) {
    for (Operation.Sent sent : operation.records()) {
      sender.send(names.of(sent.topic()), sent.key(), sent.value());
    }
  }

  private Map<String, OutputReader.Handler> handlers() {
    return Map.of(
        names.memories(),
        (record, now) -> meter.received(key(record), now),
        names.results(),
        this::result,
        names.metrics(),
        (record, now) -> reported.reported(codec.decodeSummary(record.value())),
        EchoJob.ANSWERS,
        (record, now) -> meter.received(key(record), now));
  }

  private void result(ConsumerRecord<byte[], byte[]> record, long now) {
    SceneMeter own = meter;
    Judge judging = judge;
    String id = key(record);
    int index = own.index(id);
    answers.incrementAndGet();
    answeredBytes.addAndGet(record.value().length);
    if (judging != null && index >= 0) {
      // Before it counts as answered: the scene is over with the last answer.
      judging.judge(index, codec.decodeResult(record.value()));
    }
    own.received(id, now);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
