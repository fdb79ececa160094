package org.mneme.jobs.soak;

import java.util.ArrayList;
import java.util.List;

/** A line through each figure, and whether it is flat. */
final class SoakReport {

  /**
   * Memory and counts may drift by a twentieth in an hour, latencies, which the machine moves,
   * more.
   */
  static final List<Figure> FIGURES =
      List.of(
          new Figure("taskmanager.heap", "TaskManager: heap after GC, MiB", 0.05),
          new Figure("taskmanager.metaspace", "TaskManager: metaspace, MiB", 0.05),
          new Figure("taskmanager.classes", "TaskManager: classes", 0.05),
          new Figure("taskmanager.threads", "TaskManager: threads", 0.05),
          new Figure("taskmanager.direct", "TaskManager: direct buffers, MiB", 0.05),
          new Figure("taskmanager.resident", "TaskManager: resident, MiB", 0.05),
          new Figure("jobmanager.heap", "JobManager: heap after GC, MiB", 0.05),
          new Figure("jobmanager.threads", "JobManager: threads", 0.05),
          new Figure("jobmanager.resident", "JobManager: resident, MiB", 0.05),
          new Figure("rocksdb.cache", "RocksDB: block cache, MiB", 0.05),
          new Figure("rocksdb.memtables", "RocksDB: write buffers, MiB", 0.05),
          new Figure("rocksdb.readers", "RocksDB: table readers, MiB", 0.05),
          new Figure("rocksdb.files", "RocksDB: files, MiB", 0.05),
          new Figure("keys", "RocksDB: keys, estimated", 0.05),
          new Figure("timers", "timers, estimated", 0.05),
          new Figure("hottier", "hot tier, MiB", 0.05),
          new Figure("checkpoint.size", "checkpoint, MiB", 0.05),
          new Figure("answers.p50", "answers, median ms", 0.25),
          new Figure("answers.p90", "answers, 90th percentile ms", 0.25));

  private final Samples samples;
  private final Verdicts verdicts;

  /**
   * A report.
   *
   * @param warmUp share of the samples that are not judged
   */
  SoakReport(Samples samples, double warmUp) {
    this.samples = samples;
    this.verdicts = new Verdicts(samples, FIGURES, "minutes", 60, (int) (samples.size() * warmUp));
  }

  /** The table of verdicts, and of what happened. */
  String markdown() {
    StringBuilder text = new StringBuilder(verdicts.table("an hour"));
    text.append("\n| happened | times |\n|---|---|\n");
    Lived.lines(samples).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The plots. */
  String svg() {
    return verdicts.svg("min");
  }

  /** What grows, and what never happened. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    verdicts.growing().forEach(figure -> problems.add(figure + " grows"));
    Lived.missing(samples).forEach(what -> problems.add("never happened: " + what));
    if (samples.last("restarts") > 0) {
      problems.add("the job was restarted");
    }
    return problems;
  }
}
