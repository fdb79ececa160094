package org.mneme.association;

import java.util.ArrayList;
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
   * With more links, one after the other. Two episodes are joined by one link at most, the heavier,
   * the known one if they weigh the same; of more than {@value EpisodeEdges#MAXIMUM_LINKS} the
   * lightest goes, among equals the one to the largest id.
   *
   * @param id id of the experience in a row, since rows are no order
   */
  public static EpisodeEdges with(EpisodeEdges edges, List<LinkRef> more, IntFunction<String> id) {
    List<LinkRef> links = new ArrayList<>(edges.links());
    for (LinkRef link : more) {
      int known = indexOf(links, link.row());
      if (known < 0) {
        links.add(link);
        if (links.size() > EpisodeEdges.MAXIMUM_LINKS) {
          links.remove(lightest(links, id));
        }
      } else if (links.get(known).weight() < link.weight()) {
        links.set(known, link);
      }
    }
    return edges.withLinks(links);
  }

  /** The same with one link more. */
  public static EpisodeEdges with(EpisodeEdges edges, LinkRef link, IntFunction<String> id) {
    return with(edges, List.of(link), id);
  }

  private static int indexOf(List<LinkRef> links, int row) {
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).row() == row) {
        return i;
      }
    }
    return -1;
  }

  private static int lightest(List<LinkRef> links, IntFunction<String> id) {
    int lightest = 0;
    for (int i = 1; i < links.size(); i++) {
      LinkRef link = links.get(i);
      LinkRef best = links.get(lightest);
      if (link.weight() < best.weight()
          || (link.weight() == best.weight()
              && id.apply(link.row()).compareTo(id.apply(best.row())) > 0)) {
        lightest = i;
      }
    }
    return lightest;
  }
}
