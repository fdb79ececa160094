package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternKind;

/** Watches the value and the latency of the domains of a space while one window changes them. */
final class ChangeWatch {

  static final String VALUE = "value";
  static final String LATENCY = "latency";
  static final List<String> MEASURES = List.of(VALUE, LATENCY);

  /** Newest episodes of a domain over which a series begins anew. */
  static final int REFOLDED = 2_000;

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

  /**
   * Makes the series of {@code domain} what they are without episodes that leave it. Such as name
   * or counted a forgotten one begin anew with the newest {@value #REFOLDED} that are left: a
   * filter cannot subtract. So do such as name one that makes room; otherwise only a change that
   * began with it is dropped.
   *
   * @param left what stays of the domain, in the order of learning
   */
  void leave(String domain, Departures departures, List<Sighting> left) throws Exception {
    List<Sighting> forgotten = departures.forgotten().getOrDefault(domain, List.of());
    Set<String> evicted = new HashSet<>();
    for (Sighting sighting : departures.evicted().getOrDefault(domain, List.of())) {
      evicted.add(sighting.episode());
    }
    for (String measure : MEASURES) {
      ChangeSeries series = store.series(key(domain, measure).text());
      if (series != null) {
        boolean isNamed = series.recent().stream().anyMatch(one -> evicted.contains(one.episode()));
        if (isNamed || !forgotten.isEmpty()) {
          refold(domain, forgotten, evicted, left);
          return;
        }
      }
    }
    for (String measure : MEASURES) {
      String key = key(domain, measure).text();
      ChangeSeries series = store.series(key);
      if (series != null && series.found() != null && names(series.found(), evicted)) {
        emission.drop(series.found().id());
        store.series(key, series.withFound(null));
      }
    }
  }

  private void refold(
      String domain, List<Sighting> forgotten, Set<String> evicted, List<Sighting> left)
      throws Exception {
    List<Pattern> known = new ArrayList<>();
    for (String measure : MEASURES) {
      String key = key(domain, measure).text();
      ChangeSeries series = store.series(key);
      if (series != null && series.found() != null) {
        known.add(series.found());
      }
      detectors.put(key, new ChangeDetector(parameters, ChangeSeries.EMPTY));
      store.series(key, ChangeSeries.EMPTY);
    }
    int from = Math.max(0, left.size() - REFOLDED);
    for (Sighting sighting : left.subList(from, left.size())) {
      add(store.trace(sighting.episode()));
    }
    for (Pattern pattern : known) {
      String key = key(domain, pattern.condition()).text();
      if (!found.containsKey(key)) {
        // What is before the newest stays known where nothing that led to it is forgotten.
        boolean isUntouched =
            !names(pattern, evicted)
                && forgotten.stream().allMatch(gone -> gone.closedAt() > pattern.lastAt());
        if (from > 0 && isUntouched) {
          found.put(key, pattern);
        } else {
          emission.drop(pattern.id());
        }
      }
    }
  }

  private static boolean names(Pattern change, Set<String> episodes) {
    return episodes.contains(change.change().episode())
        || change.evidence().stream().anyMatch(episodes::contains);
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
