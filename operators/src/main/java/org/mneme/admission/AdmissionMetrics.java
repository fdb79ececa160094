package org.mneme.admission;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.RejectionReason;

/**
 * Counters of what was admitted and refused, under {@code <operator scope>.mneme.admission.}:
 * {@code admitted}, {@code rejected.<reason code>}.
 */
final class AdmissionMetrics {

  final Counter admitted;
  private final MetricGroup rejected;
  private final Map<RejectionReason, Counter> byReason = new EnumMap<>(RejectionReason.class);

  AdmissionMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("admission");
    admitted = group.counter("admitted");
    rejected = group.addGroup("rejected");
  }

  void rejected(RejectionReason reason) {
    byReason.computeIfAbsent(reason, r -> rejected.counter(r.code())).inc();
  }
}
