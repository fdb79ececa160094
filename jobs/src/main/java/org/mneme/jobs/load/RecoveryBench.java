package org.mneme.jobs.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalStack;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;

/**
 * Stops a stack with a savepoint and starts it again on its folder, while a client asks the one
 * space in it every few milliseconds.
 */
final class RecoveryBench {

  private static final long PATIENCE_SECONDS = 60;
  private static final long ASK_EVERY_MILLIS = 10;

  private final int episodes;
  private final long seed;
  private final BiConsumer<StreamExecutionEnvironment, Configuration> job;
  private final PrintWriter out;
  private final Codec codec = new JsonCodec();
  private final List<String> texts;

  RecoveryBench(
      int episodes,
      long seed,
      BiConsumer<StreamExecutionEnvironment, Configuration> job,
      PrintWriter out) {
    this.episodes = episodes;
    this.seed = seed;
    this.job = job;
    this.out = out;
    this.texts = BenchQuestions.texts(seed);
  }

  /**
   * What was measured; times in milliseconds from the second start.
   *
   * @param snapshotBytes of the savepoint
   * @param startedMillis until broker and cluster run and the job is submitted
   * @param runningMillis until every task runs
   * @param answeredMillis until the first answer was read
   * @param wholeMillis until the first that is not partial
   * @param episodes that are there afterwards
   */
  record Result(
      long snapshotBytes,
      long startedMillis,
      long runningMillis,
      long answeredMillis,
      long wholeMillis,
      long episodes) {}

  Result run(Configuration configuration) throws InterruptedException {
    Path snapshot;
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      RunningJob.await(stack.cluster(), stack.job().getJobID());
      fill(stack);
      snapshot = stack.stopJob();
    }
    long bytes = bytes(snapshot);
    long start = System.nanoTime();
    try (LocalStack stack = LocalStack.start(configuration, job)) {
      long started = System.nanoTime();
      KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
      TopicNames names = TopicNames.from(stack.configuration());
      BlockingQueue<RecallResult> answers = new LinkedBlockingQueue<>();
      try (RecordSender sender = new RecordSender(kafka);
          OutputReader reader =
              OutputReader.start(
                  kafka,
                  Map.of(
                      names.results(),
                      (record, now) -> answers.add(codec.decodeResult(record.value()))))) {
        RunningJob.await(stack.cluster(), stack.job().getJobID());
        final long running = System.nanoTime();
        long answered = 0;
        long whole = 0;
        for (int i = 0; whole == 0; i++) {
          String id = "after-" + i;
          sender.send(
              names.queries(),
              OpenLoop.key(id),
              codec.encode(Questions.plain(id, BenchStore.SPACE, texts.get(i % texts.size()))));
          RecallResult answer = answers.poll(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
          if (answer != null) {
            answered = answered == 0 ? System.nanoTime() : answered;
            whole = answer.partial() || answer.hits().isEmpty() ? 0 : System.nanoTime();
          }
          reader.requireAlive();
          if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            throw new IllegalStateException("no whole answer within " + PATIENCE_SECONDS + " s");
          }
        }
        long there = count(sender, names, answers);
        out.printf(Locale.ROOT, "%,d episodes: answered again%n", episodes);
        out.flush();
        return new Result(
            bytes,
            (started - start) / 1_000_000,
            (running - start) / 1_000_000,
            (answered - start) / 1_000_000,
            (whole - start) / 1_000_000,
            there);
      }
    }
  }

  private void fill(LocalStack stack) throws InterruptedException {
    KafkaParameters kafka = KafkaOptions.parameters(stack.configuration());
    TopicNames names = TopicNames.from(stack.configuration());
    BlockingQueue<String> stored = new LinkedBlockingQueue<>();
    try (RecordSender sender = new RecordSender(kafka);
        OutputReader reader =
            OutputReader.start(
                kafka,
                Map.of(
                    names.memories(),
                    (record, now) ->
                        stored.add(new String(record.key(), StandardCharsets.UTF_8))))) {
      new BenchStore(sender, names, codec).fill(episodes, seed, System.currentTimeMillis());
      for (int i = 0; i < episodes; i++) {
        reader.requireAlive();
        if (stored.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
          throw new IllegalStateException("only " + i + " episodes are stored");
        }
      }
    }
  }

  /** Episodes of the space, as its statistics say. */
  private long count(RecordSender sender, TopicNames names, BlockingQueue<RecallResult> answers)
      throws InterruptedException {
    sender.send(names.queries(), OpenLoop.key("stats"), codec.encode(stats()));
    while (true) {
      RecallResult answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        return 0;
      }
      if (answer.stats() != null) {
        return answer.stats().counts().get("occurrence");
      }
    }
  }

  private static RecallQuery stats() {
    return new RecallQuery(
        "stats",
        BenchStore.SPACE,
        null,
        null,
        RecallQuery.DEFAULT_K,
        0,
        Set.of(),
        QueryFilter.NONE,
        RecallMode.STATS,
        List.of(),
        null,
        null,
        null,
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        null);
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
