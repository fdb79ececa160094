package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.jobs.time.TimeOptions;
import org.mneme.wire.JsonCodec;

/**
 * How fast the memory job drains a topic of episodes, beside {@link PassThroughJob} on the same
 * topic, in turns on one broker, cluster and JVM. Each begins without state; what counts is the
 * time from a tenth of the episodes that came out to the last one, so that starting does not.
 */
final class IngestBench {

  private static final double SKIPPED = 0.1;
  private static final long PATIENCE_SECONDS = 60;

  /** Event time runs as if so many episodes came a second. */
  private static final int OF_A_SECOND = 200;

  private final IngestParameters parameters;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final BenchEpisodes episodes;
  private final List<Double> passed = new ArrayList<>();
  private final List<Double> remembered = new ArrayList<>();
  private volatile Arrived arrived = new Arrived(0);
  private int runs;

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
   */
  record Rates(double[] passed, double[] remembered, long bytesOfEach) {}

  /** Runs all repeats on a stack of its own. */
  Rates run(Configuration configuration) throws InterruptedException {
    // Its own job has nothing to do and goes; the topics it checks stay.
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob.await(stack.cluster(), stack.job().getJobID());
      cancel(stack.job());
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      PassThroughJob.createTopic(kafka, stack.configuration().get(TopicOptions.PARTITIONS));
      long bytes = fill(kafka, names);
      try (OutputReader reader =
          OutputReader.start(
              kafka,
              Map.of(
                  names.memories(),
                  (record, now) -> arrived.take(BenchEpisodes.number(key(record.key())), now),
                  PassThroughJob.COUNTED,
                  (record, now) -> arrived.take(BenchEpisodes.number(key(record.key())), now)))) {
        for (int repeat = 1 - parameters.warmUps(); repeat <= parameters.repeats(); repeat++) {
          double plain =
              drain(
                  stack,
                  (env, config) ->
                      PassThroughJob.build(env, kafka, names.episodes(), episodes.recordsOfEach()));
          double memory = drain(stack, job);
          if (repeat > 0) {
            passed.add(plain);
            remembered.add(memory);
          }
          say(
              String.format(
                  Locale.ROOT,
                  "%s: pass-through %,.0f records/s, memory %,.0f: %.3f",
                  repeat < 1 ? "warm-up" : "repeat " + repeat,
                  plain,
                  memory,
                  memory / plain));
        }
        reader.requireAlive();
      }
      return new Rates(array(passed), array(remembered), bytes / parameters.episodes());
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
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
    Configuration fresh = stack.configuration();
    // Its records are old: with the clock as time's other source each would be late.
    fresh.set(TimeOptions.HEARTBEAT, false);
    // Nothing is committed by this group, so it begins at the beginning.
    fresh.set(KafkaOptions.GROUP_ID, "drain-" + runs++);
    Arrived next = new Arrived(parameters.episodes());
    arrived = next;
    JobClient client = stack.cluster().submit(env -> drained.accept(env, fresh), Optional.empty());
    next.await(PATIENCE_SECONDS);
    cancel(client);
    return next.perSecond(SKIPPED) * episodes.recordsOfEach();
  }

  private static void cancel(JobClient client) throws InterruptedException {
    try {
      client.cancel().get();
      while (!client.getJobStatus().get().isGloballyTerminalState()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the job was not cancelled", e.getCause());
    }
  }

  private static String key(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
