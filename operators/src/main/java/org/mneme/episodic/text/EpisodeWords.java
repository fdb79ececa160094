package org.mneme.episodic.text;

import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Finding;

/**
 * The text of an episode that is searched by words: its task, its tools whole and in their parts,
 * and what was learned from it. Unlike the text that is embedded it holds what came out: who asks
 * for an error by its name must find it.
 */
public final class EpisodeWords {

  private static final Pattern SEPARATORS = Pattern.compile("[_./:-]+");
  private static final Pattern HUMPS = Pattern.compile("(\\p{Ll})(\\p{Lu})");

  private EpisodeWords() {}

  /** The text of an episode by its digest, a line each. */
  public static String of(EpisodeDigest episode) {
    StringBuilder text = new StringBuilder(episode.task().description());
    add(text, episode.task().domain());
    add(text, episode.task().type());
    add(text, String.join(" ", episode.task().tags()));
    for (String tool : new LinkedHashSet<>(episode.tools())) {
      add(text, tool);
      add(text, parts(tool));
    }
    for (Finding finding : episode.findings()) {
      add(text, finding.sentence());
    }
    return text.toString();
  }

  /** {@code searchDirect_flight} as {@code search Direct flight}; null where it is one word. */
  private static String parts(String tool) {
    String words = SEPARATORS.matcher(tool).replaceAll(" ");
    String parts = HUMPS.matcher(words).replaceAll("$1 $2");
    return parts.equals(tool) ? null : parts;
  }

  private static void add(StringBuilder text, String line) {
    if (line != null && !line.isEmpty()) {
      text.append('\n').append(line);
    }
  }
}
