package org.mneme.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/** How the links of one episode change. */
public final class LinkFolding {

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private LinkFolding() {}

  /** Weight of the link of two episodes that follow each other: {@code e^(−Δt in hours)}. */
  public static float sequenceWeight(long closedAt, long otherClosedAt) {
    return (float) Math.exp(-Math.abs(closedAt - otherClosedAt) / MILLIS_PER_HOUR);
  }

  /**
   * With one more link. Two episodes are joined by one link at most, the heavier; of more than
   * {@value EpisodeEdges#MAXIMUM_LINKS} the lightest goes, among equals the one to the largest id.
   *
   * @param id id of the experience in a row, since rows are no order
   */
  public static EpisodeEdges with(EpisodeEdges edges, LinkRef link, IntFunction<String> id) {
    boolean isKnown = edges.links().stream().anyMatch(known -> known.row() == link.row());
    if (isKnown || edges.links().size() < EpisodeEdges.MAXIMUM_LINKS) {
      return edges.withLink(link);
    }
    List<LinkRef> all = new ArrayList<>(edges.links());
    all.add(link);
    LinkRef lightest =
        all.stream()
            .min(
                Comparator.comparingDouble(LinkRef::weight)
                    .thenComparing(l -> id.apply(l.row()), Comparator.reverseOrder()))
            .orElseThrow();
    all.remove(lightest);
    return edges.withLinks(all);
  }
}
