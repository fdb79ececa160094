package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.in;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RejectionReason;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class AssemblyMetricsTest {

  private static final long DAY = 86_400_000;

  private final MetricListener listener = new MetricListener();

  @Test
  void registersItsCountersUnderTheirPaths() {
    AssemblyMetrics metrics = new AssemblyMetrics(listener.getMetricGroup());
    metrics.closed(Verdict.PARTIAL).inc();
    metrics.rejected(RejectionReason.CONFLICTING_STEP).inc(2);

    assertThat(count("mneme", "episodes", "closed", "partial")).isEqualTo(1);
    assertThat(count("mneme", "episodes", "rejected", "conflicting-step")).isEqualTo(2);
    assertThat(count("mneme", "episodes", "duplicates")).isZero();
  }

  @Test
  void countsWhatTheOperatorDoes() throws Exception {
    EpisodeAssemblyOperator operator =
        new EpisodeAssemblyOperator(DEFAULTS, EpisodeRecords.EPISODES);
    try (var environment =
            new MockEnvironmentBuilder().setMetricGroup(new ListeningTask(listener)).build();
        var harness =
            new KeyedOneInputStreamOperatorTestHarness<String, EpisodeEvent, MemoryWrite>(
                operator, EpisodeEvent::key, Types.STRING, environment)) {
      harness.open();
      EpisodeEvent[] events = {
        started(1_000),
        step(1, 2_000),
        step(1, 2_000),
        step(1, 2_000, "other", StepStatus.OK),
        completed(3_000, 2, Verdict.FAILURE),
        in("b", started(1_000))
      };
      for (EpisodeEvent event : events) {
        harness.processElement(new StreamRecord<>(event, event.at()));
      }
      harness.processWatermark(3_500);
      harness.processElement(new StreamRecord<>(in("b", step(1, 3_500))));
      harness.processElement(new StreamRecord<>(step(2, 2_500)));
      harness.processWatermark(3_500 + DAY);
    }

    Map<String, Long> expected = new TreeMap<>();
    expected.put("accepted", 5L);
    expected.put("behindWatermark", 1L);
    expected.put("duplicates", 1L);
    expected.put("abandoned", 1L);
    expected.put("missingSteps", 1L);
    Map<String, Long> counted = new TreeMap<>();
    expected.keySet().forEach(name -> counted.put(name, count("mneme", "episodes", name)));
    assertThat(counted).isEqualTo(expected);
    assertThat(count("mneme", "episodes", "closed", "failure")).isEqualTo(1);
    assertThat(count("mneme", "episodes", "closed", "success")).isZero();
    assertThat(count("mneme", "episodes", "rejected", "conflicting-step")).isEqualTo(1);
    assertThat(count("mneme", "episodes", "rejected", "late")).isEqualTo(1);
  }

  private long count(String... path) {
    return listener.getCounter(path).map(Counter::getCount).orElseThrow();
  }

  /** A task whose operators put their groups under the listener's. */
  private static final class ListeningTask extends UnregisteredTaskMetricGroup {

    private final MetricListener listener;

    private ListeningTask(MetricListener listener) {
      this.listener = listener;
    }

    @Override
    public InternalOperatorMetricGroup getOrAddOperator(
        OperatorID id, String name, Map<String, String> variables) {
      return new UnregisteredOperatorMetricGroup() {
        @Override
        public MetricGroup addGroup(String group) {
          return listener.getMetricGroup().addGroup(group);
        }
      };
    }
  }
}
