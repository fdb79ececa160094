package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntUnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalStack;
import org.mneme.latency.LatencyHistogram;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;

/**
 * What one hot space costs the others: queries and episodes spread evenly over many spaces, and
 * then with half of both in one space, in turns.
 */
final class SkewBench {

  /** Number of the space that is hot in every other phase. */
  private static final int HOT = 0;

  private static final int STEPS = 4;
  private static final long PATIENCE_MILLIS = 15_000;

  private final SkewParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final Codec codec = new JsonCodec();
  private final List<String> texts;
  private final LatencyHistogram even = new LatencyHistogram(PhaseMeter.PRECISE);
  private final LatencyHistogram hot = new LatencyHistogram(PhaseMeter.PRECISE);
  private final LatencyHistogram others = new LatencyHistogram(PhaseMeter.PRECISE);
  private final List<double[]> pairs = new ArrayList<>();
  private volatile Arrived stored;
  private volatile Phase phase;
  private long unanswered;
  private int episodes;

  SkewBench(
      SkewParameters parameters,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      PrintWriter out) {
    this.parameters = parameters;
    this.job = job;
    this.out = out;
    this.texts = BenchQuestions.texts(parameters.seed());
    this.stored = new Arrived(parameters.spaces() * parameters.episodesOfEach());
  }

  /**
   * What is measured.
   *
   * @param spaces number of spaces
   * @param episodesOfEach stored in each before
   * @param queriesPerSecond in all
   * @param episodesPerSecond written in all meanwhile
   * @param seconds length of a phase
   * @param repeats measured pairs of phases
   */
  record SkewParameters(
      int spaces,
      int episodesOfEach,
      int queriesPerSecond,
      int episodesPerSecond,
      int seconds,
      int repeats,
      long seed) {}

  /**
   * What was measured.
   *
   * @param even of all spaces under the even load
   * @param hot of the hot space under the other
   * @param others of the others under it
   * @param p99s of the others, and under the even load beside it, each repeat
   */
  record Result(Figures even, Figures hot, Figures others, List<double[]> p99s, long unanswered) {}

  /** One phase: which space each query goes to, and what is known of it. */
  private static final class Phase {
    private final String name;
    private final Pace pace;
    private final int[] spaces;
    private final long[] micros;
    private int answered;

    private Phase(String name, Pace pace, int queries) {
      this.name = name;
      this.pace = pace;
      this.spaces = new int[queries];
      this.micros = new long[queries];
    }

    private synchronized void received(int index, long nanos) {
      if (micros[index] == 0) {
        micros[index] = Math.max(1, (nanos - pace.dueNanos(index)) / 1_000);
        answered++;
      }
    }

    private synchronized int answered() {
      return answered;
    }
  }

  /** Runs it on a stack of its own. */
  Result run(Configuration configuration) throws InterruptedException {
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob.await(stack.cluster(), stack.job().getJobID());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      try (RecordSender sender = new RecordSender(kafka);
          OutputReader reader =
              OutputReader.start(
                  kafka,
                  Map.of(
                      names.memories(),
                      (record, now) -> stored.take(BenchEpisodes.number(text(record.key())), now),
                      names.results(),
                      (record, now) -> result(text(record.key()), now)))) {
        fill(sender, names);
        for (int repeat = -1; repeat < parameters.repeats(); repeat++) {
          Phase evenly = run(sender, names, "even" + (repeat + 1), i -> i % parameters.spaces());
          Phase skewed =
              run(
                  sender,
                  names,
                  "skew" + (repeat + 1),
                  i -> i % 2 == 0 ? HOT : 1 + i / 2 % (parameters.spaces() - 1));
          if (repeat >= 0) {
            count(evenly, skewed);
          }
        }
        reader.requireAlive();
      }
      long millis = 1_000L * parameters.seconds() * parameters.repeats();
      return new Result(
          Figures.of(even, millis),
          Figures.of(hot, millis),
          Figures.of(others, millis),
          List.copyOf(pairs),
          unanswered);
    }
  }

  private void fill(RecordSender sender, TopicNames names) throws InterruptedException {
    BenchEpisodes of = of(number -> number % parameters.spaces());
    int count = parameters.spaces() * parameters.episodesOfEach();
    for (; episodes < count; episodes++) {
      for (BenchEpisodes.Encoded record : of.records(episodes, System.currentTimeMillis())) {
        sender.send(names.episodes(), record.key(), record.value());
      }
    }
    sender.flush();
    stored.await(PATIENCE_MILLIS / 1_000);
    say(String.format(Locale.ROOT, "%,d episodes in %d spaces", count, parameters.spaces()));
  }

  private BenchEpisodes of(IntUnaryOperator spaces) {
    return new BenchEpisodes(
        codec, STEPS, number -> space(spaces.applyAsInt(number)), parameters.seed());
  }

  private static String space(int number) {
    return "skew-" + number;
  }

  private Phase run(RecordSender sender, TopicNames names, String name, IntUnaryOperator spaces)
      throws InterruptedException {
    int queries = parameters.queriesPerSecond() * parameters.seconds();
    int every = parameters.queriesPerSecond() / Math.max(1, parameters.episodesPerSecond());
    SplittableRandom random = new SplittableRandom(parameters.seed());
    Pace pace = new Pace(System.nanoTime() + 5_000_000, parameters.queriesPerSecond());
    Phase next = new Phase(name, pace, queries);
    phase = next;
    for (int i = 0; i < queries; i++) {
      int space = spaces.applyAsInt(i);
      next.spaces[i] = space;
      String id = name + '-' + i;
      String asked = texts.get(random.nextInt(texts.size()));
      byte[] query = codec.encode(Questions.plain(id, space(space), asked));
      pace.awaitDue(i);
      sender.send(names.queries(), space(space) + '/' + id, query);
      if (i % every == 0) {
        // Distributed as queries are: every's parity must not choose.
        int to = spaces.applyAsInt(random.nextInt(queries));
        for (BenchEpisodes.Encoded record :
            of(number -> to).records(episodes++, System.currentTimeMillis())) {
          sender.send(names.episodes(), record.key(), record.value());
        }
      }
    }
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (next.answered() < queries && System.currentTimeMillis() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return next;
  }

  private void result(String id, long now) {
    Phase current = phase;
    int hyphen = id.lastIndexOf('-');
    if (current != null && id.substring(0, hyphen).equals(current.name)) {
      current.received(Integer.parseInt(id.substring(hyphen + 1)), now);
    }
  }

  private void count(Phase evenly, Phase skewed) {
    LatencyHistogram evenNow = new LatencyHistogram(PhaseMeter.PRECISE);
    LatencyHistogram othersNow = new LatencyHistogram(PhaseMeter.PRECISE);
    for (int i = 0; i < evenly.micros.length; i++) {
      add(evenNow, evenly, i);
      add(skewed.spaces[i] == HOT ? hot : othersNow, skewed, i);
    }
    even.add(evenNow.encode());
    others.add(othersNow.encode());
    pairs.add(new double[] {othersNow.percentile(99), evenNow.percentile(99)});
    say(
        String.format(
            Locale.ROOT,
            "repeat %d: p99 of all evenly %.2f ms, of the others beside a hot space %.2f ms",
            pairs.size(),
            evenNow.percentile(99) / 1e3,
            othersNow.percentile(99) / 1e3));
  }

  private void add(LatencyHistogram to, Phase of, int index) {
    if (of.micros[index] > 0) {
      to.record(of.micros[index]);
    } else {
      unanswered++;
    }
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
