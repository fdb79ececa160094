package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.LocalStack;
import org.mneme.wire.JsonCodec;

/**
 * How fast the memory job takes in steps alone, beside {@link PassThroughJob} on the same topic:
 * episodes that began and did not end, {@value #AT_ONCE} at a time taking turns as in a fleet.
 * Since nothing comes out, what counts is the operators' own counters: of the memory job steps that
 * became part of an episode.
 */
final class StepsBench {

  /** Episodes that are written at once. */
  private static final int AT_ONCE = 100;

  private static final String PREFIX = "bench-steps.";
  private static final int OF_A_SECOND = 200;
  private static final RecordsIn.Operator COUNTED =
      new RecordsIn.Operator(PassThroughJob.OPERATOR, "numRecordsIn");
  private static final RecordsIn.Operator ASSEMBLED =
      new RecordsIn.Operator("episode assembly", "accepted");

  private final LocalStack stack;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final Configuration configuration;
  private final BenchEpisodes episodes;
  private final int recordsOfEach;
  private final int open;

  /** On {@code stack}, whose cluster shows its {@linkplain RecordsIn counters}. */
  StepsBench(
      IngestParameters parameters,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      LocalStack stack) {
    this.stack = stack;
    this.job = job;
    this.configuration = stack.configuration();
    configuration.set(TopicOptions.PREFIX, PREFIX);
    this.episodes =
        new BenchEpisodes(
            new JsonCodec(),
            parameters.openSteps(),
            number -> "steps-" + number % parameters.spaces(),
            parameters.seed());
    this.recordsOfEach = parameters.openSteps() + 1;
    this.open = Math.max(1, parameters.episodes() * (parameters.steps() + 2) / recordsOfEach);
  }

  /**
   * Records a second.
   *
   * @param taken until the last was taken in
   * @param kept until a checkpoint after it, which holds them all, was complete
   */
  record Rates(double taken, double kept) {}

  private long total() {
    return (long) open * recordsOfEach;
  }

  /** Writes the topic and returns the bytes of a record. */
  long fill() {
    KafkaParameters kafka = KafkaOptions.parameters(configuration);
    try (Topics topics = Topics.connect(kafka)) {
      topics.create(TopicOptions.specs(configuration));
    }
    String topic = TopicNames.from(configuration).episodes();
    long start = System.currentTimeMillis() - open * 1_000L / OF_A_SECOND;
    long bytes = 0;
    try (RecordSender sender = new RecordSender(kafka)) {
      for (int first = 0; first < open; first += AT_ONCE) {
        List<List<BenchEpisodes.Encoded>> atOnce = new ArrayList<>();
        for (int number = first; number < Math.min(open, first + AT_ONCE); number++) {
          atOnce.add(episodes.records(number, start + number * 1_000L / OF_A_SECOND));
        }
        for (int record = 0; record < recordsOfEach; record++) {
          for (List<BenchEpisodes.Encoded> of : atOnce) {
            sender.send(topic, of.get(record).key(), of.get(record).value());
            bytes += of.get(record).value().length;
          }
        }
      }
      sender.flush();
    }
    return bytes / total();
  }

  /** Of the pass-through. */
  Rates passThrough(Drains drains) throws InterruptedException {
    String topic = TopicNames.from(configuration).episodes();
    return drained(
        drains.start(
            stack,
            configuration,
            (env, config) ->
                PassThroughJob.build(env, KafkaOptions.parameters(config), topic, recordsOfEach)),
        COUNTED);
  }

  /** Of the memory job. */
  Rates memory(Drains drains) throws InterruptedException {
    return drained(drains.start(stack, configuration, job), ASSEMBLED);
  }

  private Rates drained(JobClient client, RecordsIn.Operator operator) throws InterruptedException {
    String id = client.getJobID().toString();
    RecordsIn.Mark from = await(id, operator, (long) (IngestBench.SKIPPED * total()));
    RecordsIn.Mark to = await(id, operator, total());
    // A short topic can be through before the last task runs, without which there is no checkpoint.
    RunningJob.await(stack.cluster(), client.getJobID());
    checkpoint(client);
    RecordsIn.Mark kept = new RecordsIn.Mark(to.records(), System.nanoTime());
    Drains.cancel(client);
    return new Rates(perSecond(from, to), perSecond(from, kept));
  }

  private static RecordsIn.Mark await(String id, RecordsIn.Operator operator, long least)
      throws InterruptedException {
    return RecordsIn.await(id, operator, least, IngestBench.PATIENCE_SECONDS);
  }

  private static double perSecond(RecordsIn.Mark from, RecordsIn.Mark to) {
    // At least one: a short topic can be through between two looks at the counters.
    long records = Math.max(1, to.records() - from.records());
    return records * 1e9 / Math.max(1, to.nanos() - from.nanos());
  }

  private void checkpoint(JobClient client) throws InterruptedException {
    try {
      stack.cluster().flink().triggerCheckpoint(client.getJobID()).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no checkpoint was taken", e.getCause());
    }
  }
}
