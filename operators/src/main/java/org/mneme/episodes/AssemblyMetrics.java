package org.mneme.episodes;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.RejectionReason;
import org.mneme.model.Verdict;

/**
 * Counters of episode assembly, under {@code <operator scope>.mneme.episodes.}:
 *
 * <ul>
 *   <li>{@code accepted} — records that became part of an episode
 *   <li>{@code behindWatermark} — those of them that came later than the allowed disorder
 *   <li>{@code duplicates} — records that were sent again with equal content
 *   <li>{@code experiences} — steps with a state that were forwarded to memory
 *   <li>{@code closed.<verdict>} — closed episodes: {@code success}, {@code partial}, {@code
 *       failure}, {@code abstained}
 *   <li>{@code abandoned} — episodes that fell silent before their completion
 *   <li>{@code missingSteps} — steps that a completion stated and that never came
 *   <li>{@code rejected.<reason code>} — records that became dead letters, such as {@code late},
 *       {@code conflicting-step} and {@code not-started}
 * </ul>
 */
final class AssemblyMetrics {

  final Counter accepted;
  final Counter behindWatermark;
  final Counter duplicates;
  final Counter experiences;
  final Counter abandoned;
  final Counter missingSteps;
  private final Map<Verdict, Counter> closed = new EnumMap<>(Verdict.class);
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);
  private final MetricGroup rejections;

  AssemblyMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("episodes");
    accepted = group.counter("accepted");
    behindWatermark = group.counter("behindWatermark");
    duplicates = group.counter("duplicates");
    experiences = group.counter("experiences");
    abandoned = group.counter("abandoned");
    missingSteps = group.counter("missingSteps");
    MetricGroup endings = group.addGroup("closed");
    for (Verdict verdict : Verdict.values()) {
      closed.put(verdict, endings.counter(verdict.name().toLowerCase(Locale.ROOT)));
    }
    rejections = group.addGroup("rejected");
  }

  /** Episodes that closed with {@code verdict}. */
  Counter closed(Verdict verdict) {
    return closed.get(verdict);
  }

  /** Records that were refused for {@code reason}. */
  Counter rejected(RejectionReason reason) {
    return rejected.computeIfAbsent(reason, r -> rejections.counter(r.code()));
  }
}
