package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EdgeSegment.NO_MATE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

import java.util.Arrays;

/**
 * The links of all rows, each known by its number {@code 12·row + l} and chained with the others
 * that go to the same row.
 */
final class LinkChains {

  private static final int SEGMENT_LINKS = EdgeSegment.ROWS * MAXIMUM_LINKS;

  private final EdgeSegments segments;

  LinkChains(EdgeSegments segments) {
    this.segments = segments;
  }

  /** Makes an absent link. */
  void set(int link, LinkRef ref) {
    EdgeSegment target = segments.reserveLinks(ref.row());
    EdgeSegment segment = segments.reserveLinks(link / MAXIMUM_LINKS);
    int at = link % SEGMENT_LINKS;
    segment.link(at, ref.row(), ref.weight());
    segment.linkKinds[at] = ref.kind().packed();
    int first = target.firstTo[ref.row() % EdgeSegment.ROWS];
    segment.nextToSame[at] = first;
    segment.previousToSame[at] = NONE;
    if (first != NONE) {
      of(first).previousToSame[first % SEGMENT_LINKS] = link;
    }
    target.firstTo[ref.row() % EdgeSegment.ROWS] = link;
    int mate = target.linkTo(ref.row() % EdgeSegment.ROWS, link / MAXIMUM_LINKS);
    if (mate != NO_MATE) {
      segment.mate(at, mate);
      mate(link, link % MAXIMUM_LINKS);
    }
  }

  /** A link that is there. */
  LinkRef get(int link) {
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    return new LinkRef(
        segment.linkRow(at), segment.linkWeight(at), LinkKind.unpacked(segment.linkKinds[at]));
  }

  /** Whether a link that is there is this one. */
  boolean is(int link, LinkRef ref) {
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    return segment.linkRow(at) == ref.row()
        && Float.compare(segment.linkWeight(at), ref.weight()) == 0
        && segment.linkKinds[at] == ref.kind().packed();
  }

  /** Takes a link out and closes the gap in its row's links. */
  void close(int link) {
    mate(link, NO_MATE);
    unchain(link);
    int end = (link / MAXIMUM_LINKS + 1) * MAXIMUM_LINKS;
    int l = link;
    for (; l + 1 < end && of(l).linkRow((l + 1) % SEGMENT_LINKS) != NONE; l++) {
      move(l + 1, l);
    }
    of(l).unlink(l % SEGMENT_LINKS);
  }

  /** The rows that hold a link to {@code row}, ascending. */
  int[] linkedFrom(int row) {
    int count = 0;
    int[] rows = new int[MAXIMUM_LINKS];
    for (int link = firstTo(row); link != NONE; link = nextToSame(link)) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
      }
      rows[count++] = link / MAXIMUM_LINKS;
    }
    Arrays.sort(rows, 0, count);
    return Arrays.copyOf(rows, count);
  }

  /** Weight of the mate of a link that is there, or 0 where it has none. */
  float weightOfMate(int link) {
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    int row = segment.linkRow(at);
    return segments.of(row).weightOfMate(row % EdgeSegment.ROWS, segment.mate(at));
  }

  /** The row that holds a link. */
  int source(int link) {
    return link / MAXIMUM_LINKS;
  }

  /** Weight of a link that is there. */
  float weight(int link) {
    return of(link).linkWeight(link % SEGMENT_LINKS);
  }

  /** The first link to {@code row}, or {@link EdgeSegment#NONE}. */
  int firstTo(int row) {
    return segments.holdsLinks(row) ? segments.of(row).firstTo[row % EdgeSegment.ROWS] : NONE;
  }

  /** The next link to the same row, or {@link EdgeSegment#NONE}. */
  int nextToSame(int link) {
    return of(link).nextToSame[link % SEGMENT_LINKS];
  }

  /** Tells the mate of a link, if it has one, which link of its row this one is. */
  private void mate(int link, int position) {
    EdgeSegment segment = of(link);
    int at = link % SEGMENT_LINKS;
    int mate = segment.mate(at);
    if (mate != NO_MATE) {
      int number = segment.linkRow(at) * MAXIMUM_LINKS + mate;
      of(number).mate(number % SEGMENT_LINKS, position);
    }
  }

  /** Whether a link goes to the row that holds it. */
  private static boolean isItsOwnMate(EdgeSegment segment, int link) {
    return segment.linkRow(link % SEGMENT_LINKS) == link / MAXIMUM_LINKS;
  }

  private void unchain(int link) {
    rechain(link, nextToSame(link), of(link).previousToSame[link % SEGMENT_LINKS]);
  }

  /** Moves a link within its row. */
  private void move(int from, int to) {
    EdgeSegment segment = of(from);
    int source = from % SEGMENT_LINKS;
    int target = to % SEGMENT_LINKS;
    segment.link(target, segment.linkRow(source), segment.linkWeight(source));
    segment.mate(target, segment.mate(source));
    if (isItsOwnMate(segment, from)) {
      segment.mate(target, to % MAXIMUM_LINKS);
    }
    mate(to, to % MAXIMUM_LINKS);
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
      int row = segment.linkRow(at);
      segments.of(row).firstTo[row % EdgeSegment.ROWS] = forPrevious;
    } else {
      of(previous).nextToSame[previous % SEGMENT_LINKS] = forPrevious;
    }
    if (next != NONE) {
      of(next).previousToSame[next % SEGMENT_LINKS] = forNext;
    }
  }

  private EdgeSegment of(int link) {
    return segments.of(link / MAXIMUM_LINKS);
  }
}
