package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bindings and links of one space in the hot tier, packed: from each row its bindings and links
 * at a fixed width, and from each concept its bindings side by side. Never authoritative: as sets
 * keyed by id it equals what a fresh load from state gives. Not thread-safe.
 *
 * <p>A concept must be in the {@link ConceptIndex} before a binding names it, and loses its
 * bindings here ({@link #removeConcept}) before it leaves the index.
 */
public final class Adjacency {

  private static final long REFERENCE_BYTES = 8;

  private final ConceptIndex concepts;
  private final EdgeSegments segments = new EdgeSegments();
  private final LinkChains chains = new LinkChains(segments);
  private BoundRows[] bound = new BoundRows[0];
  private long boundBytes;

  /** No edges yet, between rows and the slots of {@code concepts}. */
  public Adjacency(ConceptIndex concepts) {
    this.concepts = concepts;
  }

  /** Removes all edges. */
  public void clear() {
    segments.clear();
    bound = new BoundRows[0];
    boundBytes = 0;
  }

  /** Whether there was never an edge since the last {@link #clear}. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Puts all edges that {@code row} holds in place of those it had. */
  public void put(int row, EpisodeEdges edges) {
    clearHeld(row);
    if (edges.isEmpty()) {
      return;
    }
    EdgeSegment segment = segments.reserve(row);
    for (int b = 0; b < edges.bindings().size(); b++) {
      BindingRef binding = edges.bindings().get(b);
      int slot = concepts.slot(binding.concept());
      if (slot < 0) {
        throw new IllegalStateException(
            "row " + row + " is bound to " + binding.concept() + ", which is not there");
      }
      int at = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS + b;
      segment.slots[at] = slot;
      BoundRows rows = boundTo(slot);
      boundBytes -= rows.bytes();
      segment.positions[at] = rows.add(row, binding.strength(), binding.at());
      boundBytes += rows.bytes();
    }
    for (int l = 0; l < edges.links().size(); l++) {
      chains.set(row * MAXIMUM_LINKS + l, edges.links().get(l));
    }
  }

  /** All edges that {@code row} holds. */
  public EpisodeEdges edges(int row) {
    if (!holds(row)) {
      return EpisodeEdges.NONE;
    }
    EdgeSegment segment = segment(row);
    int local = row % EdgeSegment.ROWS;
    List<BindingRef> bindings = new ArrayList<>(MAXIMUM_BINDINGS);
    for (int b = 0; b < segment.bindings(local); b++) {
      int slot = segment.slots[local * MAXIMUM_BINDINGS + b];
      int position = segment.positions[local * MAXIMUM_BINDINGS + b];
      bindings.add(
          new BindingRef(
              concepts.id(slot), bound[slot].strengths[position], bound[slot].times[position]));
    }
    List<LinkRef> links = new ArrayList<>(MAXIMUM_LINKS);
    for (int l = 0; l < segment.links(local); l++) {
      links.add(chains.get(row * MAXIMUM_LINKS + l));
    }
    return new EpisodeEdges(bindings, links);
  }

  /** Removes a row with all its edges and all links to it. */
  public void remove(int row) {
    clearHeld(row);
    for (int link = chains.firstTo(row); link != NONE; link = chains.firstTo(row)) {
      chains.close(link);
    }
  }

  /** The rows that hold a link to {@code row}, ascending. */
  public int[] linkedFrom(int row) {
    return chains.linkedFrom(row);
  }

  /** The rows that are bound to the concept in {@code slot}, ascending. */
  public int[] boundRows(int slot) {
    if (slot >= bound.length || bound[slot] == null) {
      return new int[0];
    }
    int[] rows = Arrays.copyOf(bound[slot].rows, bound[slot].size);
    Arrays.sort(rows);
    return rows;
  }

  /** Sees one binding. */
  @FunctionalInterface
  public interface BindingVisitor {
    /** Sees the binding of {@code row} and the concept in {@code slot}, as it was at {@code at}. */
    void visit(int row, int slot, float strength, long at);
  }

  /** Walks all bindings in no particular order; the visitor must not change any. */
  public void forEachBinding(BindingVisitor visitor) {
    for (int slot = 0; slot < bound.length; slot++) {
      BoundRows rows = bound[slot];
      for (int i = 0; rows != null && i < rows.size; i++) {
        visitor.visit(rows.rows[i], slot, rows.strengths[i], rows.times[i]);
      }
    }
  }

  /** Removes all bindings of the concept in {@code slot}. */
  public void removeConcept(int slot) {
    for (int row : boundRows(slot)) {
      int local = row % EdgeSegment.ROWS;
      dropBinding(segment(row), row, indexOf(segment(row), local, slot));
    }
    if (slot < bound.length && bound[slot] != null) {
      boundBytes -= bound[slot].bytes();
      bound[slot] = null;
    }
  }

  /** How many bindings the concept in {@code slot} has. */
  public int fanOut(int slot) {
    return slot >= bound.length || bound[slot] == null ? 0 : bound[slot].size;
  }

  /** Strength of the binding of {@code row} and the concept in {@code slot}, or NaN without one. */
  public float strength(int row, int slot) {
    int at = holds(row) ? indexOf(segment(row), row % EdgeSegment.ROWS, slot) : NONE;
    return at == NONE ? Float.NaN : bound[slot].strengths[segment(row).positions[at]];
  }

  /** The binding of {@code row} and the concept in {@code slot}, which must be there. */
  public BindingRef binding(int row, int slot) {
    int position = position(row, slot);
    return new BindingRef(
        concepts.id(slot), bound[slot].strengths[position], bound[slot].times[position]);
  }

  /** Weight of the link between two rows in this direction, or 0 without one. */
  float linkWeight(int from, int to) {
    return chains.weight(from, to);
  }

  /** Changes the strength of a binding that must be there, to what it is as of {@code at}. */
  public void strengthen(int row, int slot, float strength, long at) {
    EdgeSegment segment = segment(row);
    int position = segment.positions[indexOf(segment, row % EdgeSegment.ROWS, slot)];
    bound[slot].strengths[position] = strength;
    bound[slot].times[position] = at;
  }

  /** Bytes that the edges hold, estimated from their capacity. */
  public long bytes() {
    return segments.bytes() + REFERENCE_BYTES * bound.length + boundBytes;
  }

  /** Whether {@code row} has room here; a row without has no edges. */
  boolean holds(int row) {
    return segments.holds(row);
  }

  /** Whether {@code row} has room for links; a row without has none, and none goes to it. */
  boolean holdsLinks(int row) {
    return segments.holdsLinks(row);
  }

  /** The segment of a row that is held. */
  EdgeSegment segment(int row) {
    return segments.of(row);
  }

  /** The concepts that {@code row} is bound to. */
  int[] boundSlots(int row) {
    if (!holds(row)) {
      return new int[0];
    }
    int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    int count = segment(row).bindings(row % EdgeSegment.ROWS);
    return Arrays.copyOfRange(segment(row).slots, from, from + count);
  }

  /** Where the binding of {@code row} and {@code slot}, which must be there, lies in the latter. */
  int position(int row, int slot) {
    return segment(row).positions[indexOf(segment(row), row % EdgeSegment.ROWS, slot)];
  }

  /** The bindings of a concept that has some, else null. */
  BoundRows boundRowsOrNull(int slot) {
    return slot < bound.length ? bound[slot] : null;
  }

  private BoundRows boundTo(int slot) {
    if (slot >= bound.length) {
      bound = Arrays.copyOf(bound, Math.max(concepts.slotLimit(), slot + 1));
    }
    if (bound[slot] == null) {
      bound[slot] = new BoundRows();
      boundBytes += bound[slot].bytes();
    }
    return bound[slot];
  }

  private void clearHeld(int row) {
    if (!holds(row)) {
      return;
    }
    EdgeSegment segment = segment(row);
    int local = row % EdgeSegment.ROWS;
    for (int b = segment.bindings(local) - 1; b >= 0; b--) {
      dropBinding(segment, row, local * MAXIMUM_BINDINGS + b);
    }
    for (int l = segment.links(local) - 1; l >= 0; l--) {
      chains.close(row * MAXIMUM_LINKS + l);
    }
  }

  /** Where {@code segment} keeps the binding of a row to a slot, or {@link EdgeSegment#NONE}. */
  private static int indexOf(EdgeSegment segment, int local, int slot) {
    int from = local * MAXIMUM_BINDINGS;
    for (int at = from; at < from + MAXIMUM_BINDINGS; at++) {
      if (segment.slots[at] == slot) {
        return at;
      }
    }
    return NONE;
  }

  private void dropBinding(EdgeSegment segment, int row, int at) {
    int slot = segment.slots[at];
    int position = segment.positions[at];
    BoundRows rows = bound[slot];
    rows.remove(position);
    if (position < rows.size) {
      int moved = rows.rows[position];
      EdgeSegment of = segment(moved);
      of.positions[indexOf(of, moved % EdgeSegment.ROWS, slot)] = position;
    }
    int end = (row % EdgeSegment.ROWS + 1) * MAXIMUM_BINDINGS;
    for (int b = at; b < end; b++) {
      boolean isLast = b + 1 == end;
      segment.slots[b] = isLast ? NONE : segment.slots[b + 1];
      segment.positions[b] = isLast ? NONE : segment.positions[b + 1];
    }
  }
}
