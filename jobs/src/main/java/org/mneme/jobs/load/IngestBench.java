package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.wire.JsonCodec;

/**
 * How fast the memory job drains a topic of episodes, and one of steps alone ({@link StepsBench}),
 * beside {@link PassThroughJob} on the same topic, in turns on one broker, cluster and JVM. Each
 * begins without state; what counts is the time from a tenth of the episodes that came out to the
 * last one, so that starting does not.
 */
final class IngestBench {

  /** Share of what is drained that does not count: the job is still starting. */
  static final double SKIPPED = 0.1;

  /** How long nothing new may come. */
  static final long PATIENCE_SECONDS = 60;

  /** Event time runs as if so many episodes came a second. */
  private static final int OF_A_SECOND = 200;

  private final IngestParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final BenchEpisodes episodes;
  private final Drains drains = new Drains();
  private final Pairs ofEpisodes = new Pairs();
  private final Pairs ofSteps = new Pairs();
  private final Pairs ofKeptSteps = new Pairs();
  private volatile Arrived arrived = new Arrived(0);

  IngestBench(
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
            number -> "ingest-" + number % parameters.spaces(),
            parameters.seed());
  }

  /**
   * Records a second of each repeat.
   *
   * @param passed of the pass-through
   * @param remembered of the memory job
   * @param bytesOfEach of an episode, or of a step
   */
  record Rates(double[] passed, double[] remembered, long bytesOfEach) {}

  /**
   * What was measured.
   *
   * @param episodes whole ones
   * @param steps steps alone, until the last was taken in
   * @param keptSteps the same, until a checkpoint holds them all
   */
  record Result(Rates episodes, Rates steps, Rates keptSteps) {}

  /** Runs all repeats on a stack of its own. */
  Result run(Configuration configuration) throws InterruptedException {
    RecordsIn.enable(configuration);
    // Its own job has nothing to do and goes; the topics it checks stay.
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob.await(stack.cluster(), stack.job().getJobID());
      Drains.cancel(stack.job());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      PassThroughJob.createTopic(kafka, stack.configuration().get(TopicOptions.PARTITIONS));
      long bytes = parameters.steps() > 0 ? fill(kafka, names) : 0;
      StepsBench steps = new StepsBench(parameters, job, stack);
      long stepBytes = parameters.openSteps() > 0 ? steps.fill() : 0;
      try (OutputReader reader =
          OutputReader.start(
              kafka,
              Map.of(
                  names.memories(),
                  (record, now) -> arrived.take(BenchEpisodes.number(key(record.key())), now),
                  PassThroughJob.COUNTED,
                  (record, now) -> arrived.take(BenchEpisodes.number(key(record.key())), now)))) {
        for (int repeat = 1 - parameters.warmUps(); repeat <= parameters.repeats(); repeat++) {
          if (parameters.steps() > 0) {
            double plain = drain(stack, passThrough(kafka, names.episodes()));
            take(repeat, "episodes", ofEpisodes, plain, drain(stack, job));
          }
          if (parameters.openSteps() > 0) {
            arrived = new Arrived(0);
            StepsBench.Rates plain = steps.passThrough(drains);
            StepsBench.Rates memory = steps.memory(drains);
            take(repeat, "steps alone, taken in", ofSteps, plain.taken(), memory.taken());
            take(repeat, "steps alone, kept", ofKeptSteps, plain.kept(), memory.kept());
          }
        }
        reader.requireAlive();
      }
      return new Result(
          ofEpisodes.rates(bytes / parameters.episodes()),
          ofSteps.rates(stepBytes),
          ofKeptSteps.rates(stepBytes));
    }
  }

  private BiConsumer<StreamExecutionEnvironment, Configuration> passThrough(
      KafkaParameters kafka, String topic) {
    return (env, config) -> PassThroughJob.build(env, kafka, topic, episodes.recordsOfEach());
  }

  private void take(int repeat, String what, Pairs pairs, double plain, double memory) {
    if (repeat > 0) {
      pairs.passed.add(plain);
      pairs.remembered.add(memory);
    }
    say(
        String.format(
            Locale.ROOT,
            "%s, %s: pass-through %,.0f records/s, memory %,.0f: %.3f",
            repeat < 1 ? "warm-up" : "repeat " + repeat,
            what,
            plain,
            memory,
            memory / plain));
  }

  private static final class Pairs {

    private final List<Double> passed = new ArrayList<>();
    private final List<Double> remembered = new ArrayList<>();

    private Rates rates(long bytesOfEach) {
      return new Rates(array(passed), array(remembered), bytesOfEach);
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private long fill(KafkaParameters kafka, TopicNames names) {
    long end = System.currentTimeMillis();
    long start = end - parameters.episodes() * 1_000L / OF_A_SECOND;
    long bytes = 0;
    try (RecordSender sender = new RecordSender(kafka)) {
      for (int number = 0; number < parameters.episodes(); number++) {
        for (BenchEpisodes.Encoded record :
            episodes.records(number, start + number * 1_000L / OF_A_SECOND)) {
          sender.send(names.episodes(), record.key(), record.value());
          bytes += record.value().length;
        }
      }
      sender.flush();
    }
    say(
        String.format(
            Locale.ROOT,
            "%,d episodes of %d records are written, %,d bytes each",
            parameters.episodes(),
            episodes.recordsOfEach(),
            bytes / parameters.episodes()));
    return bytes;
  }

  private double drain(
      LocalStack stack, BiConsumer<StreamExecutionEnvironment, Configuration> drained)
      throws InterruptedException {
    Arrived next = new Arrived(parameters.episodes());
    arrived = next;
    JobClient client = drains.start(stack, stack.configuration(), drained);
    next.await(PATIENCE_SECONDS);
    Drains.cancel(client);
    return next.perSecond(SKIPPED) * episodes.recordsOfEach();
  }

  private static String key(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
