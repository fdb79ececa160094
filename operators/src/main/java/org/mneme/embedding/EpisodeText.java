package org.mneme.embedding;

import java.util.LinkedHashSet;
import java.util.Set;
import org.mneme.model.Episode;
import org.mneme.model.StepDigest;

/**
 * The text of an episode that is embedded: description, tags and distinct tools in the order of
 * their first use, a line each. What came out is left out, so that successes and failures of one
 * task lie side by side.
 */
public final class EpisodeText {

  private EpisodeText() {}

  /** The text of {@code episode}; blank if it has no description, tag or step. */
  public static String of(Episode episode) {
    StringBuilder text = new StringBuilder(episode.task().description());
    append(text, String.join(" ", episode.task().tags()));
    Set<String> tools = new LinkedHashSet<>();
    for (StepDigest step : episode.steps()) {
      tools.add(step.tool());
    }
    append(text, String.join(" ", tools));
    return text.toString();
  }

  private static void append(StringBuilder text, String line) {
    if (!line.isEmpty()) {
      text.append('\n').append(line);
    }
  }
}
