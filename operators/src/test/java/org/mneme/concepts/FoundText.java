package org.mneme.concepts;

import java.util.List;
import java.util.stream.Collectors;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeLinks;

/** What windows found, as text with every bit of every number, so that it can be compared. */
final class FoundText {

  private FoundText() {}

  static String of(List<ClusterWindow> windows) {
    return windows.stream().map(FoundText::of).collect(Collectors.joining("\n"));
  }

  static String of(ClusterWindow window) {
    String clusters =
        window.clusters().stream()
            .map(
                cluster ->
                    cluster.members()
                        + " "
                        + Double.toHexString(cluster.coherence())
                        + cluster.terms()
                        + cluster.tools())
            .collect(Collectors.joining("\n  "));
    String links =
        window.links().stream().map(FoundText::links).collect(Collectors.joining("\n  "));
    return window.end() + "#" + window.chunk() + "\n  " + clusters + "\n  " + links;
  }

  private static String links(EpisodeLinks links) {
    StringBuilder text = new StringBuilder(links.episode());
    for (int i = 0; i < links.neighbours().size(); i++) {
      text.append(' ')
          .append(links.neighbours().get(i))
          .append('=')
          .append(Float.toHexString(links.weights()[i]));
    }
    return text.toString();
  }
}
