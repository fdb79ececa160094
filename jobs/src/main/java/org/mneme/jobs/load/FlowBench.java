package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalStack;
import org.mneme.wire.JsonCodec;

/**
 * Whether a rate of episodes is sustained, and what a burst after it does: how many episodes are on
 * their way each second, how many come out, and how long it takes until the burst is through.
 * Records are encoded before, so that the sender takes little of the machine.
 */
final class FlowBench {

  private static final long PATIENCE_SECONDS = 60;
  private static final long NANOS = 1_000_000_000L;

  private final IngestParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final BenchEpisodes episodes;
  private final Arrived arrived;
  private final AtomicInteger sent = new AtomicInteger();

  FlowBench(
      IngestParameters parameters,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      PrintWriter out) {
    this.parameters = parameters;
    this.job = job;
    this.out = out;
    this.episodes =
        new BenchEpisodes(
            new JsonCodec(),
            parameters.steps(),
            number -> "flow-" + number % parameters.spaces(),
            parameters.seed());
    this.arrived = new Arrived(sustained() + burst());
  }

  private int sustained() {
    return parameters.perSecond() * parameters.seconds();
  }

  private int burst() {
    return parameters.burstPerSecond() * parameters.burstSeconds();
  }

  /**
   * A second of the run.
   *
   * @param second since the start
   * @param sent episodes sent so far
   * @param arrived of these, acknowledged
   */
  record Second(int second, int sent, int arrived) {
    int lag() {
      return sent - arrived;
    }
  }

  /**
   * What came of it.
   *
   * @param seconds the whole course
   * @param sustainedPerSecond episodes that came out a second while the rate was to be sustained,
   *     its first quarter apart
   * @param sustainedLag most that were on their way then
   * @param burstSeconds how long sending the burst took
   * @param burstLag most that were on their way since
   * @param recoverySeconds from the end of the burst until all had come out
   * @param lost that never came out
   * @param doubled that came out more than once
   */
  record Course(
      List<Second> seconds,
      double sustainedPerSecond,
      int sustainedLag,
      double burstSeconds,
      int burstLag,
      double recoverySeconds,
      long lost,
      long doubled) {}

  /** Runs it on a stack of its own. */
  Course run(Configuration configuration) throws InterruptedException {
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob running = RunningJob.await(stack.cluster(), stack.job().getJobID());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      try (OutputReader reader =
              OutputReader.start(
                  kafka,
                  Map.of(
                      names.memories(),
                      (record, now) ->
                          arrived.take(
                              BenchEpisodes.number(
                                  new String(record.key(), StandardCharsets.UTF_8)),
                              now)));
          RecordSender sender = new RecordSender(kafka)) {
        Course course = flow(sender, names.episodes());
        reader.requireAlive();
        running.problems().forEach(problem -> say("WRONG: " + problem));
        return course;
      }
    }
  }

  private Course flow(RecordSender sender, String topic) throws InterruptedException {
    // Event time of the burst is that of its encoding, which lies before it by less than a day.
    List<List<BenchEpisodes.Encoded>> burst = new ArrayList<>();
    for (int i = 0; i < burst(); i++) {
      burst.add(
          episodes.records(
              sustained() + i, System.currentTimeMillis() + parameters.seconds() * 1_000L));
    }
    say(String.format(Locale.ROOT, "%,d episodes a second ...", parameters.perSecond()));
    long start = System.nanoTime();
    List<Second> seconds = new ArrayList<>();
    Thread watcher = watch(start, seconds);
    Pace pace = new Pace(start, parameters.perSecond());
    for (int i = 0; i < sustained(); i++) {
      List<BenchEpisodes.Encoded> records = episodes.records(i, System.currentTimeMillis());
      pace.awaitDue(i);
      send(sender, topic, records);
    }
    int sustainedEnd = secondsSince(start);
    int before = arrived.count();
    say(String.format(Locale.ROOT, "a burst of %,d a second ...", parameters.burstPerSecond()));
    long burstStart = System.nanoTime();
    Pace fast = new Pace(burstStart, parameters.burstPerSecond());
    for (int i = 0; i < burst.size(); i++) {
      fast.awaitDue(i);
      send(sender, topic, burst.get(i));
    }
    sender.flush();
    long burstEnd = System.nanoTime();
    while (!arrived.isComplete() && arrived.silentNanos() < PATIENCE_SECONDS * NANOS) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    long end = System.nanoTime();
    watcher.interrupt();
    watcher.join();
    return course(
        seconds, sustainedEnd, before, (burstEnd - burstStart) / 1e9, (end - burstEnd) / 1e9);
  }

  private Course course(
      List<Second> seconds, int sustainedEnd, int before, double burstTook, double recovery) {
    int from = Math.min(sustainedEnd / 4, seconds.size() - 1);
    int arrivedBefore = seconds.get(from).arrived();
    double measured = Math.max(1, sustainedEnd - seconds.get(from).second());
    int lag = 0;
    int burstLag = 0;
    for (Second second : seconds) {
      if (second.second() > from && second.second() <= sustainedEnd) {
        lag = Math.max(lag, second.lag());
      } else if (second.second() > sustainedEnd) {
        burstLag = Math.max(burstLag, second.lag());
      }
    }
    return new Course(
        List.copyOf(seconds),
        (before - arrivedBefore) / measured,
        lag,
        burstTook,
        burstLag,
        recovery,
        sustained() + burst() - arrived.count(),
        arrived.doubled());
  }

  private void send(RecordSender sender, String topic, List<BenchEpisodes.Encoded> records) {
    for (BenchEpisodes.Encoded record : records) {
      sender.send(topic, record.key(), record.value());
    }
    sent.incrementAndGet();
  }

  private Thread watch(long start, List<Second> seconds) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                while (true) {
                  seconds.add(new Second(secondsSince(start), sent.get(), arrived.count()));
                  long next = start + (secondsSince(start) + 1) * NANOS;
                  TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                }
              } catch (InterruptedException e) {
                seconds.add(new Second(secondsSince(start) + 1, sent.get(), arrived.count()));
              }
            },
            "flow-watcher");
    watcher.setDaemon(true);
    watcher.start();
    return watcher;
  }

  private static int secondsSince(long start) {
    return (int) Math.round((System.nanoTime() - start) / 1e9);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
