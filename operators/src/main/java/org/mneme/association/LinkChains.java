package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

/**
 * The links of an {@link Adjacency}, each known by its number {@code 12·row + l} and chained with
 * the others that go to the same row.
 */
final class LinkChains {

  private static final int SEGMENT_LINKS = EdgeSegment.ROWS * MAXIMUM_LINKS;

  private final Adjacency adjacency;

  LinkChains(Adjacency adjacency) {
    this.adjacency = adjacency;
  }

  /** Makes an absent link. */
  void set(int link, LinkRef ref) {
    // First, since the other row's segment may be the same one and grow.
    EdgeSegment target = adjacency.reserve(ref.row());
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    segment.linkRows[at] = ref.row();
    segment.linkWeights[at] = ref.weight();
    segment.linkKinds[at] = ref.kind().packed();
    int first = target.firstTo[ref.row() % EdgeSegment.ROWS];
    segment.nextToSame[at] = first;
    segment.previousToSame[at] = NONE;
    if (first != NONE) {
      of(first).previousToSame[first % SEGMENT_LINKS] = link;
    }
    target.firstTo[ref.row() % EdgeSegment.ROWS] = link;
  }

  /** A link that is there. */
  LinkRef get(int link) {
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    return new LinkRef(
        segment.linkRows[at], segment.linkWeights[at], LinkKind.unpacked(segment.linkKinds[at]));
  }

  /** Takes a link out and closes the gap in its row's links. */
  void close(int link) {
    unchain(link);
    int end = (link / MAXIMUM_LINKS + 1) * MAXIMUM_LINKS;
    int l = link;
    for (; l + 1 < end && of(l).linkRows[(l + 1) % SEGMENT_LINKS] != NONE; l++) {
      move(l + 1, l);
    }
    of(l).linkRows[l % SEGMENT_LINKS] = NONE;
  }

  int firstTo(int row) {
    return adjacency.segment(row).firstTo[row % EdgeSegment.ROWS];
  }

  int nextToSame(int link) {
    return of(link).nextToSame[link % SEGMENT_LINKS];
  }

  private void unchain(int link) {
    rechain(link, nextToSame(link), of(link).previousToSame[link % SEGMENT_LINKS]);
  }

  /** Moves a link within its row. */
  private void move(int from, int to) {
    EdgeSegment segment = of(from);
    int source = from % SEGMENT_LINKS;
    int target = to % SEGMENT_LINKS;
    segment.linkRows[target] = segment.linkRows[source];
    segment.linkWeights[target] = segment.linkWeights[source];
    segment.linkKinds[target] = segment.linkKinds[source];
    segment.nextToSame[target] = segment.nextToSame[source];
    segment.previousToSame[target] = segment.previousToSame[source];
    rechain(from, to, to);
  }

  /** Makes the neighbours of {@code link} in its chain point at other links. */
  private void rechain(int link, int forPrevious, int forNext) {
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    int previous = segment.previousToSame[at];
    int next = segment.nextToSame[at];
    if (previous == NONE) {
      int row = segment.linkRows[at];
      adjacency.segment(row).firstTo[row % EdgeSegment.ROWS] = forPrevious;
    } else {
      of(previous).nextToSame[previous % SEGMENT_LINKS] = forPrevious;
    }
    if (next != NONE) {
      of(next).previousToSame[next % SEGMENT_LINKS] = forNext;
    }
  }

  private EdgeSegment of(int link) {
    return adjacency.segment(link / MAXIMUM_LINKS);
  }
}
