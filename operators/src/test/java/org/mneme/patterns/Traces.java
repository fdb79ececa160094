package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Traces written down shortly: {@code "search book! search book"}, a {@code !} for an error. */
final class Traces {

  static final long NOON = 1_790_000_000_000L;
  static final String DOMAIN = "travel";

  private static final Pattern BLANK = Pattern.compile(" ");

  private Traces() {}

  static EpisodeTrace trace(String episode, long closedAt, boolean isSuccess, String steps) {
    return trace(episode, closedAt, isSuccess, steps, List.of());
  }

  static EpisodeTrace trace(
      String episode, long closedAt, boolean isSuccess, String steps, List<String> features) {
    List<String> tools = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (String step : BLANK.splitAsStream(steps).toList()) {
      String tool = step.replace("!", "");
      tools.add(tool);
      errors.add(step.endsWith("!") ? tool + ": error" : "");
    }
    return new EpisodeTrace(
        episode,
        DOMAIN,
        closedAt - 1_000,
        closedAt,
        "anna",
        "user-" + episode,
        isSuccess,
        isSuccess ? 0.8 : 0.2,
        Double.NaN,
        tools,
        errors,
        features,
        List.of(),
        0);
  }
}
