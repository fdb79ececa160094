package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.junit.jupiter.api.Test;

class RecordsInTest {

  private static final RecordsIn.Operator ASSEMBLY =
      new RecordsIn.Operator("episode assembly", "accepted");

  @Test
  void countsAJobsOperatorOverItsSubtasks() throws InterruptedException {
    MetricReporter reporter = new RecordsIn().createMetricReporter(new Properties());
    count(reporter, "a", "episode assembly", "accepted", 3);
    count(reporter, "a", "episode assembly", "accepted", 4);
    count(reporter, "a", "episode assembly", "duplicates", 10);
    count(reporter, "a", "memory", "accepted", 20);
    count(reporter, "b", "episode assembly", "accepted", 40);

    assertThat(RecordsIn.await("a", ASSEMBLY, 7, 1).records()).isEqualTo(7);
    assertThatThrownBy(() -> RecordsIn.await("a", ASSEMBLY, 8, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("episode assembly took in 7 of 8, and no more come");
    reporter.close();
  }

  @Test
  void isFoundByFlink() {
    Configuration configuration = new Configuration();
    RecordsIn.enable(configuration);

    assertThat(ServiceLoader.load(MetricReporterFactory.class))
        .extracting(factory -> factory.getClass().getName())
        .contains(configuration.toMap().get("metrics.reporter.records-in.factory.class"));
  }

  private static void count(
      MetricReporter reporter, String job, String operator, String counter, long records) {
    SimpleCounter counted = new SimpleCounter();
    counted.inc(records);
    reporter.notifyOfAddedMetric(counted, counter, scope(job, operator));
  }

  private static MetricGroup scope(String job, String operator) {
    return new UnregisteredMetricsGroup() {
      @Override
      public Map<String, String> getAllVariables() {
        return Map.of("<job_id>", job, "<operator_name>", operator);
      }
    };
  }
}
