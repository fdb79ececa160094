package org.mneme.jobs.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterProcess;
import org.mneme.jobs.cluster.FlinkRest;
import org.mneme.jobs.cluster.JobMetrics;
import org.mneme.jobs.cluster.JvmProbe;
import org.mneme.jobs.cluster.Waiting;

/** Takes one row of figures from a cluster: its JVMs, RocksDB, the job's counters, answers. */
final class SoakSampler implements AutoCloseable {

  private static final double MEBIBYTE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TIMERS = "_timer_state";
  private static final String PROPERTY = ".rocksdb_";

  private final Cluster cluster;
  private final SoakAnswers answers;
  private final JvmProbe worker;
  private final JvmProbe master;
  private final JobMetrics metrics;
  private final long began = System.nanoTime();
  private Duration cpuBefore;
  private long before = began;

  SoakSampler(Cluster cluster, String job, SoakAnswers answers) throws IOException {
    this.cluster = cluster;
    this.answers = answers;
    this.worker = JvmProbe.of(cluster.process(Cluster.TASK_MANAGER + 1), "taskmanager");
    this.master = JvmProbe.of(cluster.process(Cluster.JOB_MANAGER), "jobmanager");
    this.metrics =
        new JobMetrics(
            new FlinkRest(cluster.ports().web()),
            job,
            name -> name.contains(PROPERTY) || Lived.isWanted(name) || isHotTier(name));
    if (!Waiting.until(PATIENCE, () -> !metrics.sums().isEmpty())) {
      throw new IOException("the job has no metrics within " + PATIENCE);
    }
    this.cpuBefore = cpu();
  }

  /** The row of now. What is asked while garbage is collected is not counted. */
  Map<String, Double> sample(double days) throws IOException {
    List<Double> millis = answers.take();
    Map<String, Double> row = new TreeMap<>();
    long now = System.nanoTime();
    row.put("minutes", (now - began) / 60e9);
    row.put("event.days", days);
    row.put("answers", (double) millis.size());
    row.put("answers.p50", quantile(millis, 0.5));
    row.put("answers.p90", quantile(millis, 0.9));
    row.put("answers.p99", quantile(millis, 0.99));
    Duration cpu = cpu();
    row.put("cpu", (double) cpu.minus(cpuBefore).toNanos() / (now - before));
    cpuBefore = cpu;
    before = now;
    Map<String, Double> sums = metrics.sums();
    row.put("rocksdb.cache", mean(sums, "block-cache-usage") / MEBIBYTE);
    row.put("rocksdb.memtables", sum(sums, "cur-size-all-mem-tables", any -> true) / MEBIBYTE);
    row.put("rocksdb.readers", sum(sums, "estimate-table-readers-mem", any -> true) / MEBIBYTE);
    row.put("rocksdb.files", sum(sums, "total-sst-files-size", any -> true) / MEBIBYTE);
    row.put("keys", sum(sums, "estimate-num-keys", name -> !name.contains(TIMERS)));
    row.put("timers", sum(sums, "estimate-num-keys", name -> name.contains(TIMERS)));
    sums.forEach((name, value) -> put(row, name, value));
    row.put("restarts", (double) metrics.restarts());
    checkpoint(row);
    row.putAll(worker.sample());
    row.putAll(master.sample());
    answers.take();
    return row;
  }

  @Override
  public void close() throws IOException {
    worker.close();
    master.close();
  }

  private static void put(Map<String, Double> row, String name, double value) {
    if (isHotTier(name)) {
      row.merge("hottier", value / MEBIBYTE, Double::sum);
    } else if (Lived.isWanted(name)) {
      row.merge(Lived.column(name), value, Double::sum);
    }
  }

  private static boolean isHotTier(String name) {
    return name.endsWith("mneme.memory.hotTier.bytes");
  }

  private void checkpoint(Map<String, Double> row) {
    JsonNode last = cluster.job().checkpoints().orElseThrow().at("/latest/completed");
    row.put("checkpoint.millis", last.path("end_to_end_duration").asDouble(Double.NaN));
    row.put("checkpoint.size", last.path("state_size").asDouble(Double.NaN) / MEBIBYTE);
  }

  /** What all processes have used together, this one included. */
  private Duration cpu() {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            cluster.processes().stream()
                .map(ClusterProcess::pid)
                .flatMap(pid -> pid.flatMap(ProcessHandle::of).stream()))
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static double sum(Map<String, Double> sums, String property, Predicate<String> of) {
    return sums.entrySet().stream()
        .filter(metric -> metric.getKey().endsWith(PROPERTY + property))
        .filter(metric -> of.test(metric.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The cache is one for a slot, and each of its states says the same of it. */
  private static double mean(Map<String, Double> sums, String property) {
    return sums.entrySet().stream()
        .filter(metric -> metric.getKey().endsWith(PROPERTY + property))
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElse(Double.NaN);
  }

  private static double quantile(List<Double> ascending, double share) {
    return ascending.isEmpty()
        ? Double.NaN
        : ascending.get((int) Math.ceil(share * ascending.size()) - 1);
  }
}
