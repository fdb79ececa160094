package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.model.Pattern;

/** A space that learns window by window, without Flink. */
final class Mining {

  static final String SPACE = "s";
  static final PatternParameters PARAMETERS =
      new PatternParameters(
          10_000,
          10_000,
          1_000,
          100_000,
          30 * 86_400_000L,
          0,
          Strictness.DEFAULT,
          ChangeParameters.DEFAULT,
          1 << 26);

  final MapStore store = new MapStore();
  final Map<String, Pattern> patterns = new TreeMap<>();
  private final PatternParameters parameters;

  Mining() {
    this(PARAMETERS);
  }

  Mining(PatternParameters parameters) {
    this.parameters = parameters;
  }

  /** Learns episodes, each in the window of its closing time. */
  void learn(List<EpisodeTrace> traces) throws Exception {
    TreeMap<Long, List<EpisodeTrace>> windows = new TreeMap<>();
    for (EpisodeTrace trace : traces) {
      windows
          .computeIfAbsent(parameters.windowEnd(trace.closedAt()), end -> new ArrayList<>())
          .add(trace);
    }
    for (Map.Entry<Long, List<EpisodeTrace>> window : windows.entrySet()) {
      window.getValue().sort(EpisodeTrace.ORDER);
      close(new WindowInput(window.getKey(), List.of(), window.getValue(), List.of()));
    }
  }

  /** Closes one window; what it handed on. */
  List<Pattern> close(WindowInput input) throws Exception {
    List<Pattern> changed = new WindowMining(store, parameters, SPACE, input).close();
    for (Pattern pattern : changed) {
      if (pattern.isDropped()) {
        patterns.remove(pattern.id());
      } else {
        patterns.put(pattern.id(), pattern);
      }
    }
    return changed;
  }
}
