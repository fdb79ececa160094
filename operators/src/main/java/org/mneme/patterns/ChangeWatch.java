package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternKind;

/** Watches the value and the latency of the domains of a space while one window changes them. */
final class ChangeWatch {

  static final String VALUE = "value";
  static final String LATENCY = "latency";
  static final List<String> MEASURES = List.of(VALUE, LATENCY);

  private final PatternStore store;
  private final Emission emission;
  private final ChangeParameters parameters;
  private final String space;
  private final Map<String, ChangeDetector> detectors = new HashMap<>();
  private final Map<String, Pattern> found = new HashMap<>();

  ChangeWatch(PatternStore store, Emission emission, ChangeParameters parameters, String space) {
    this.store = store;
    this.emission = emission;
    this.parameters = parameters;
    this.space = space;
  }

  /** Takes the next episode in the order of learning. */
  void add(EpisodeTrace trace) throws Exception {
    add(trace, VALUE, trace.value());
    if (!Double.isNaN(trace.latency())) {
      add(trace, LATENCY, trace.latency());
    }
  }

  /** Begins the series of {@code domain} anew with what is left of it, in the order of learning. */
  void refold(String domain, List<EpisodeTrace> traces) throws Exception {
    List<Pattern> known = new ArrayList<>();
    for (String measure : MEASURES) {
      String key = key(domain, measure).text();
      ChangeSeries series = store.series(key);
      if (series != null && series.found() != null) {
        known.add(series.found());
      }
      detectors.put(key, new ChangeDetector(parameters, ChangeSeries.EMPTY));
      found.remove(key);
      store.series(key, ChangeSeries.EMPTY);
    }
    for (EpisodeTrace trace : traces) {
      add(trace);
    }
    for (Pattern pattern : known) {
      if (!found.containsKey(key(domain, pattern.condition()).text())) {
        emission.drop(pattern.id());
      }
    }
  }

  /** Writes what changed. */
  void flush() throws Exception {
    for (Map.Entry<String, ChangeDetector> entry : detectors.entrySet()) {
      store.series(entry.getKey(), entry.getValue().series(found.get(entry.getKey())));
    }
  }

  static CandidateKey key(String domain, String measure) {
    return CandidateKey.of(domain, PatternKind.CHANGE, measure, List.of());
  }

  private void add(EpisodeTrace trace, String measure, double value) throws Exception {
    CandidateKey key = key(trace.domain(), measure);
    ChangeDetector detector = detectors.get(key.text());
    if (detector == null) {
      ChangeSeries series = store.series(key.text());
      detector = new ChangeDetector(parameters, series == null ? ChangeSeries.EMPTY : series);
      detectors.put(key.text(), detector);
      if (series != null && series.found() != null) {
        found.put(key.text(), series.found());
      }
    }
    ChangeDetector.Found change =
        detector.add(new Observation(trace.episode(), trace.closedAt(), value, trace.isSuccess()));
    if (change != null) {
      Pattern pattern = pattern(key, measure, change);
      found.put(key.text(), pattern);
      emission.put(key.text(), pattern);
    }
  }

  private Pattern pattern(CandidateKey key, String measure, ChangeDetector.Found change) {
    List<Observation> run = change.run();
    int successes = (int) run.stream().filter(Observation::isSuccess).count();
    Observation first = run.get(0);
    List<String> evidence = new ArrayList<>();
    int from = Math.max(0, run.size() - Candidate.MOST_EVIDENCE);
    run.subList(from, run.size()).forEach(one -> evidence.add(one.episode()));
    return new Pattern(
        space,
        PatternId.of(key),
        PatternKind.CHANGE,
        key.domain(),
        measure,
        List.of(),
        run.size(),
        successes,
        Wilson.lower(successes, run.size()),
        1,
        0,
        0,
        0,
        1,
        first.closedAt(),
        run.get(run.size() - 1).closedAt(),
        evidence,
        new PatternChange(
            measure,
            inUnits(measure, change.before()),
            inUnits(measure, change.after()),
            first.episode(),
            first.closedAt(),
            change.probability()),
        false);
  }

  /** The mean of logarithms back in milliseconds. */
  private static double inUnits(String measure, double mean) {
    return measure.equals(LATENCY) ? StrictMath.expm1(mean) : mean;
  }
}
