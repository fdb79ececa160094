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

  /** Puts all edges that {@code row} holds in place of those it had; what stays is not touched. */
  public void put(int row, EpisodeEdges edges) {
    if (edges.isEmpty()) {
      clearHeld(row);
      return;
    }
    EdgeSegment segment = segments.reserve(row);
    putBindings(segment, row, edges.bindings());
    int local = row % EdgeSegment.ROWS;
    int kept = 0;
    int held = segment.links(local);
    while (kept < Math.min(held, edges.links().size())
        && chains.is(row * MAXIMUM_LINKS + kept, edges.links().get(kept))) {
      kept++;
    }
    for (int l = held - 1; l >= kept; l--) {
      chains.close(row * MAXIMUM_LINKS + l);
    }
    for (int l = kept; l < edges.links().size(); l++) {
      chains.set(row * MAXIMUM_LINKS + l, edges.links().get(l));
    }
  }

  private void putBindings(EdgeSegment segment, int row, List<BindingRef> bindings) {
    int first = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    int held = segment.bindings(row % EdgeSegment.ROWS);
    int kept = 0;
    while (kept < Math.min(held, bindings.size())
        && is(segment, first + kept, bindings.get(kept))) {
      kept++;
    }
    for (int b = held - 1; b >= kept; b--) {
      dropBinding(segment, row, first + b);
    }
    for (int b = kept; b < bindings.size(); b++) {
      BindingRef binding = bindings.get(b);
      int slot = concepts.slot(binding.concept());
      if (slot < 0) {
        throw new IllegalStateException(
            "row " + row + " is bound to " + binding.concept() + ", which is not there");
      }
      BoundRows rows = boundTo(slot);
      boundBytes -= rows.bytes();
      segment.bind(first + b, slot, rows.add(row, binding.strength(), binding.at()));
      segment.strengthen(first + b, binding.strength(), binding.at());
      boundBytes += rows.bytes();
    }
  }

  private boolean is(EdgeSegment segment, int at, BindingRef binding) {
    return concepts.id(segment.slot(at)).equals(binding.concept())
        && Float.compare(segment.strength(at), binding.strength()) == 0
        && segment.time(at) == binding.at();
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
      int at = local * MAXIMUM_BINDINGS + b;
      bindings.add(
          new BindingRef(concepts.id(segment.slot(at)), segment.strength(at), segment.time(at)));
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
    return at == NONE ? Float.NaN : segment(row).strength(at);
  }

  /** The binding of {@code row} and the concept in {@code slot}, which must be there. */
  public BindingRef binding(int row, int slot) {
    EdgeSegment segment = segment(row);
    int at = indexOf(segment, row % EdgeSegment.ROWS, slot);
    return new BindingRef(concepts.id(slot), segment.strength(at), segment.time(at));
  }

  /** Reads from every line that the edges of {@code row} lie in, if there are any. */
  int touch(int row) {
    return segments.holds(row) ? segment(row).touch(row % EdgeSegment.ROWS) : 0;
  }

  /** Changes the strength of a binding that must be there, to what it is as of {@code at}. */
  public void strengthen(int row, int slot, float strength, long at) {
    EdgeSegment segment = segment(row);
    int binding = indexOf(segment, row % EdgeSegment.ROWS, slot);
    int position = segment.position(binding);
    segment.strengthen(binding, strength, at);
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

  /** The links to each row. */
  LinkChains chains() {
    return chains;
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
      if (segment.slot(at) == slot) {
        return at;
      }
    }
    return NONE;
  }

  private void dropBinding(EdgeSegment segment, int row, int at) {
    int slot = segment.slot(at);
    int position = segment.position(at);
    BoundRows rows = bound[slot];
    rows.remove(position);
    if (position < rows.size) {
      int moved = rows.rows[position];
      EdgeSegment of = segment(moved);
      of.bind(indexOf(of, moved % EdgeSegment.ROWS, slot), slot, position);
    }
    segment.closeBinding(at, (row % EdgeSegment.ROWS + 1) * MAXIMUM_BINDINGS);
  }
}
