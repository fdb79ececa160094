package org.mneme.jobs.load;

import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * How many records an operator of a job in this JVM has taken in, by the counters of its subtasks,
 * read directly: over REST Flink renews them every ten seconds.
 */
public final class RecordsIn implements MetricReporterFactory {

  private static final String REPORTER = "metrics.reporter.records-in.";
  private static final Map<String, Queue<Counter>> COUNTERS = new ConcurrentHashMap<>();

  /** Has a cluster that is started with this configuration show its counters here. */
  static void enable(Configuration configuration) {
    configuration.setString(REPORTER + "factory.class", RecordsIn.class.getName());
  }

  /** An operator and the counter that says what it has taken in. */
  record Operator(String name, String counter) {}

  /** How many records had been taken in at a moment of {@link System#nanoTime}. */
  record Mark(long records, long nanos) {}

  /**
   * Waits until subtasks have taken in {@code least} records together.
   *
   * @param job id of the job
   * @throws IllegalStateException if none comes for {@code patienceSeconds}
   */
  static Mark await(String job, Operator operator, long least, long patienceSeconds)
      throws InterruptedException {
    Mark last = new Mark(0, System.nanoTime());
    while (true) {
      Mark now = new Mark(count(key(job, operator.name(), operator.counter())), System.nanoTime());
      if (now.records() >= least) {
        return now;
      }
      if (now.records() > last.records()) {
        last = now;
      } else if (now.nanos() - last.nanos() > patienceSeconds * 1_000_000_000L) {
        throw new IllegalStateException(
            operator.name() + " took in " + now.records() + " of " + least + ", and no more come");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static long count(String key) {
    Queue<Counter> subtasks = COUNTERS.get(key);
    return subtasks == null ? 0 : subtasks.stream().mapToLong(Counter::getCount).sum();
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new Reporter();
  }

  private static String key(String job, String operator, String counter) {
    return job + '/' + operator + '/' + counter;
  }

  private static final class Reporter implements MetricReporter {

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {
      COUNTERS.clear();
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
      if (metric instanceof Counter counter) {
        COUNTERS
            .computeIfAbsent(key(name, group), none -> new ConcurrentLinkedQueue<>())
            .add(counter);
      }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
      COUNTERS.remove(key(name, group));
    }

    private static String key(String name, MetricGroup group) {
      Map<String, String> scope = group.getAllVariables();
      return RecordsIn.key(
          scope.getOrDefault("<job_id>", ""), scope.getOrDefault("<operator_name>", ""), name);
    }
  }
}
