package org.mneme.jobs.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.cluster.ClusterLayout;
import org.mneme.jobs.cluster.ClusterPlan;
import org.mneme.jobs.cluster.Waiting;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.OutputReader;

/**
 * Lets a small fleet work on a cluster of processes for hours, and looks whether anything grows.
 */
final class SoakRun {

  private static final ClusterLayout LAYOUT = new ClusterLayout(1, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Limits that are reached in event days, so that what they give back is seen. */
  private static final Map<String, String> SMALL =
      Map.of(
          "mneme.topics.partitions", Integer.toString(SoakModel.PARTITIONS),
          "mneme.topics.event-retention", "10 min",
          "mneme.time.heartbeat", "false",
          "mneme.time.alignment", "1000 d",
          "mneme.memory.max-episodes", "400",
          "mneme.concepts.max-concepts", "12",
          "mneme.association.decay-per-day", "1.5",
          "mneme.patterns.unused", "2 d",
          "mneme.prediction.max-experiences", "400",
          "execution.checkpointing.interval", "20 s");

  private static final List<String> ROCKSDB_METRICS =
      List.of(
          "block-cache-usage",
          "cur-size-all-mem-tables",
          "estimate-table-readers-mem",
          "total-sst-files-size",
          "estimate-num-keys");

  private final Cluster cluster;
  private final SoakParameters parameters;
  private final PrintWriter out;
  private final List<String> problems = new ArrayList<>();
  private int missed;

  SoakRun(Cluster cluster, SoakParameters parameters, PrintWriter out) {
    this.cluster = cluster;
    this.parameters = parameters;
    this.out = out;
  }

  /**
   * Runs it; the cluster is stopped in the end, and {@code soak.csv}, {@code soak.svg} and {@code
   * soak.md} are in its folder.
   *
   * @return what is wrong; empty when nothing is
   */
  List<String> run() throws IOException, InterruptedException {
    try {
      cluster.start(ClusterPlan.of(LAYOUT, Optional.empty()), 0, 0, options());
      cluster.job().submit(LAYOUT.parallelism(), Optional.empty());
      Path root = cluster.folder().root();
      Samples samples = new Samples(root.resolve("soak.csv"));
      String facts = load(samples);
      SoakReport report = new SoakReport(samples, parameters.warmUp());
      Files.writeString(root.resolve("soak.svg"), report.svg());
      problems.addAll(report.problems());
      StringBuilder text = new StringBuilder(facts).append('\n').append(report.markdown());
      problems.forEach(problem -> text.append("\nWRONG: ").append(problem).append('\n'));
      Files.writeString(root.resolve("soak.md"), text);
      out.print(text);
      out.flush();
    } finally {
      cluster.stop();
    }
    return problems;
  }

  private String load(Samples samples) throws IOException, InterruptedException {
    KafkaParameters kafka = KafkaOptions.parameters(cluster.configuration());
    TopicNames names = TopicNames.from(cluster.configuration());
    SoakModel model = new SoakModel(parameters.seed(), parameters.eventTime().toMillis());
    SoakAnswers answers = new SoakAnswers();
    String job = cluster.job().state().orElseThrow().id();
    long answered = 0;
    try (OutputReader reader = OutputReader.start(kafka, answers.handlers(names));
        SoakLoad load = new SoakLoad(kafka, names, model, answers, parameters)) {
      load.start();
      // Metrics of what is counted are there once it was.
      TimeUnit.SECONDS.sleep(parameters.sampleEvery().toSeconds());
      try (SoakSampler sampler = new SoakSampler(cluster, job, answers)) {
        long end = System.nanoTime() + parameters.length().toNanos();
        while (System.nanoTime() < end) {
          TimeUnit.SECONDS.sleep(parameters.sampleEvery().toSeconds());
          load.requireAlive();
          reader.requireAlive();
          try {
            Map<String, Double> row = sampler.sample(model.days());
            samples.add(row);
            answered += row.get("answers").longValue();
            say(row);
          } catch (ClusterException e) {
            // A machine with too much to do lets a JobManager miss a question; the job goes on.
            missed++;
            out.println("no sample: " + e.getMessage());
          }
        }
      }
      load.end();
      if (!Waiting.until(PATIENCE, () -> answers.owed() == 0)) {
        problems.add(answers.owed() + " queries have no answer");
      }
      if (answers.deadLetters() + answers.refused() > 0) {
        problems.add(answers.deadLetters() + " dead letters, " + answers.refused() + " refusals");
      }
      return facts(samples, load.written(), answered, answers);
    }
  }

  private String facts(Samples samples, long written, long answered, SoakAnswers answers) {
    return String.format(
        Locale.ROOT,
        "| | |%n|---|---|%n"
            + "| wall time | %.0f min |%n"
            + "| event time | %.1f days |%n"
            + "| records written | %,d |%n"
            + "| answers whose latency was taken | %,d, of which %d expired |%n"
            + "| samples | %d and %d missed, of which the last %.0f %% are judged |%n"
            + "| CPU of all processes | %.0f %% of a core |%n",
        samples.last("minutes"),
        samples.last("event.days"),
        written,
        answered,
        answers.expired(),
        samples.size(),
        missed,
        100 * (1 - parameters.warmUp()),
        100 * Arrays.stream(samples.column("cpu", 1)).average().orElse(Double.NaN));
  }

  private Configuration options() {
    Map<String, String> options = new HashMap<>(SMALL);
    // So little that RocksDB's cache is full before anything is judged.
    options.put("taskmanager.memory.managed.size", "48m");
    for (String metric : ROCKSDB_METRICS) {
      options.put("state.backend.rocksdb.metrics." + metric, "true");
    }
    return Configuration.fromMap(options);
  }

  private void say(Map<String, Double> row) {
    out.printf(
        Locale.ROOT,
        "%.0f min, %.1f days: heap %.0f MiB, timers %.0f, answers %.1f ms, CPU %.0f %%%n",
        row.get("minutes"),
        row.get("event.days"),
        row.get("taskmanager.heap"),
        row.get("timers"),
        row.get("answers.p50"),
        100 * row.get("cpu"));
    out.flush();
  }
}
