package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.CanonicalLine;
import org.mneme.model.Pattern;

/**
 * What mining has learned of a space as lines of text, one an item, read from a snapshot through
 * Flink's State Processor API: two jobs that mined the same give the same lines, whatever the order
 * and layout in which they wrote them, and numbers are equal to their last bit. Every method reads
 * the space that is the current key.
 *
 * <p>Each line begins with what it is of ({@code mined-domain}, {@code mined-candidate}, {@code
 * mined-series}, {@code mined-pattern}, {@code mined-episode}, {@code mining-episode}, {@code
 * mining-feedback} and {@code mining-forget}, which wait for their window, {@code mining-ledger}).
 */
public final class CanonicalMiningState {

  private final PatternState state;
  private final MapState<String, EpisodeTrace> pendingTraces;
  private final MapState<String, PendingFeedback> pendingFeedback;
  private final MapState<String, ForgetOrder> orders;
  private final MapState<String, Long> ledger;

  /** Registers the states; to be called while the reader opens. */
  public CanonicalMiningState(RuntimeContext context) {
    state = new PatternState(context);
    pendingTraces = PatternState.map(context, "pending-traces", Types.POJO(EpisodeTrace.class));
    pendingFeedback =
        PatternState.map(context, "pending-feedback", Types.POJO(PendingFeedback.class));
    orders = PatternState.map(context, "forget-orders", Types.POJO(ForgetOrder.class));
    ledger = PatternState.map(context, "ledger", Types.LONG);
  }

  /** The lines of the space that is the current key, sorted. */
  public List<String> lines() throws Exception {
    List<CanonicalLine> lines = new ArrayList<>();
    for (String domain : state.domains()) {
      lines.add(domain(domain, state.domain(domain)));
      for (Map.Entry<String, Candidate> entry : CandidateLog.load(domain, state).all()) {
        lines.add(candidate(new CandidateKey(entry.getKey()), entry.getValue()));
      }
      for (String measure : ChangeWatch.MEASURES) {
        ChangeSeries series = state.series(ChangeWatch.key(domain, measure).text());
        if (series != null) {
          lines.add(series(domain, measure, series));
        }
      }
    }
    for (Map.Entry<String, String> pattern : state.patterns()) {
      lines.add(
          new CanonicalLine("mined-pattern", pattern.getKey()).text("key", pattern.getValue()));
    }
    for (EpisodeTrace trace : state.traces()) {
      lines.add(trace("mined-episode", trace));
    }
    waiting(lines);
    return lines.stream().map(CanonicalLine::toString).sorted().toList();
  }

  private void waiting(List<CanonicalLine> lines) throws Exception {
    for (EpisodeTrace trace : pendingTraces.values()) {
      lines.add(trace("mining-episode", trace));
    }
    for (Map.Entry<String, PendingFeedback> one : pendingFeedback.entries()) {
      lines.add(
          new CanonicalLine("mining-feedback", one.getKey())
              .texts("helped", one.getValue().helped())
              .texts("hurt", one.getValue().hurt())
              .number("at", one.getValue().at()));
    }
    for (Map.Entry<String, ForgetOrder> order : orders.entries()) {
      lines.add(
          new CanonicalLine("mining-forget", order.getKey())
              .text("kind", order.getValue().targetKind().name())
              .text("target", order.getValue().target())
              .number("at", order.getValue().at()));
    }
    for (Map.Entry<String, Long> subject : ledger.entries()) {
      lines.add(
          new CanonicalLine("mining-ledger", subject.getKey())
              .number("forgottenAt", subject.getValue()));
    }
  }

  private static CanonicalLine domain(String domain, DomainCounts counts) {
    return new CanonicalLine("mined-domain", domain)
        .number("episodes", counts.episodes())
        .number("successes", counts.successes())
        .number("path", counts.path())
        .number("runs", counts.runs())
        .number("candidates", counts.candidates())
        .number("sequences", counts.sequences())
        .number("recoveries", counts.recoveries())
        .number("contexts", counts.contexts())
        .number("pairs", counts.pairs())
        .number("reviewed", counts.reviewed());
  }

  private static CanonicalLine candidate(CandidateKey key, Candidate candidate) {
    Coverage coverage = candidate.covering();
    Standing standing = candidate.known();
    CanonicalLine line =
        new CanonicalLine("mined-candidate", key.domain())
            .text("kind", key.kind().name())
            .text("condition", key.condition())
            .texts("tools", key.tools())
            .number("support", candidate.support())
            .number("successes", candidate.successes())
            .number("occurrences", candidate.occurrences())
            .number("since", candidate.since())
            .number("firstAt", candidate.firstAt())
            .number("lastAt", candidate.lastAt())
            .texts("evidence", CountBook.evidence(candidate))
            .number("covered", coverage.covered())
            .number("coveredSuccesses", coverage.coveredSuccesses())
            .number("told", coverage.told())
            .number("toldSuccesses", coverage.toldSuccesses())
            .number("applied", standing.applied())
            .number("helped", standing.helped())
            .number("usedAt", standing.usedAt())
            .number("judgedAt", standing.judgedAt());
    if (standing.emitted() != null) {
      line.text("emitted", standing.emitted().name())
          .bits("bound", standing.bound())
          .bits("effectiveness", standing.effectiveness())
          .bits("weight", standing.weight());
    }
    return line;
  }

  private static CanonicalLine series(String domain, String measure, ChangeSeries series) {
    List<String> recent = new ArrayList<>();
    series.recent().forEach(one -> recent.add(one.episode()));
    Pattern found = series.found();
    return new CanonicalLine("mined-series", domain, measure)
        .number("taken", series.taken())
        .number("age", series.age())
        .bits("sum", series.sum())
        .bits("mean", series.mean())
        .bits("variance", series.variance())
        .texts("recent", recent)
        .hash("runs", series.runs())
        .text("found", found == null ? null : found.id())
        .text("since", found == null ? null : found.change().episode());
  }

  private static CanonicalLine trace(String kind, EpisodeTrace trace) {
    return new CanonicalLine(kind, trace.episode())
        .text("domain", trace.domain())
        .number("startedAt", trace.startedAt())
        .number("closedAt", trace.closedAt())
        .text("agent", trace.agent())
        .text("user", trace.user())
        .flag("success", trace.isSuccess())
        .bits("value", trace.value())
        .bits("latency", trace.latency())
        .texts("tools", trace.tools())
        .texts("errors", trace.errors())
        .texts("features", trace.features())
        .texts("applied", trace.applied())
        .number("window", trace.window());
  }
}
