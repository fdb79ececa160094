package org.mneme.memory.hot;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.association.Adjacency;
import org.mneme.association.ConceptIndex;
import org.mneme.association.Spreading;
import org.mneme.association.patterns.EvidenceRows;
import org.mneme.association.patterns.PatternIndex;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.UsageBlock;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.filter.FilterIndex;
import org.mneme.episodic.text.TextIndex;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PatternState;
import org.mneme.memory.state.SpaceState;
import org.mneme.model.Pattern;
import org.mneme.model.QueryFilter;

/**
 * One space in the hot tier: its episodes, concepts, edges and patterns, and what of their usage is
 * newer here than in state. Never authoritative but for that usage, which is written back before
 * every snapshot.
 */
public final class HotSpace {

  public final EpisodeIndex index;

  /** The texts of {@code index}, by row. */
  public final TextIndex texts = new TextIndex();

  /** By what filters ask of {@code index}, hidden rows too. */
  public final FilterIndex filters = new FilterIndex();

  /** Empty where a space has episodes only. */
  public final ConceptIndex concepts;

  /** Of rows that answers showed lately. */
  public final ShownDigests digests = new ShownDigests();

  /** Bindings and links between {@code index} and {@code concepts}. */
  public final Adjacency edges;

  /** Bindings of episodes whose window has not closed; see {@code ExpectedBindings}. */
  public final Adjacency expected;

  /** What mining found. */
  public final PatternIndex patterns = new PatternIndex();

  /** What activation spreads over. */
  public final Spreading.Graph graph;

  public SpaceProfile profile;

  /** Whether what forgets name that still wait is hidden; see {@link Masking}. */
  public boolean isMasked;

  /** What they name; null until it is found. */
  Mask mask;

  /** Whether {@code expected} holds all that waits, bound to the concepts as they are now. */
  public boolean isExpecting;

  /** Null when all is loaded. */
  private SpaceLoad load;

  private final BitSet unwritten = new BitSet();

  private HotSpace(SpaceProfile profile) {
    this.profile = profile;
    this.index = new EpisodeIndex(profile.dimension());
    this.concepts = new ConceptIndex(profile.dimension());
    this.edges = new Adjacency(concepts);
    this.expected = new Adjacency(concepts);
    this.graph = new Spreading.Graph(new IndexedRows(index), concepts, edges, expected);
  }

  /** The current key's space, of which nothing is loaded yet; null if nothing is stored in it. */
  static HotSpace begin(SpaceState state, boolean isDual, SpaceLoad.Meter meter) throws Exception {
    SpaceProfile profile = state.memory.profile();
    return profile == null || !profile.isPinned()
        ? null
        : begin(profile, state.memory, isDual ? state.associations : null, state.patterns, meter);
  }

  private static HotSpace begin(
      SpaceProfile profile,
      MemoryState state,
      AssociationState associations,
      PatternState patterns,
      SpaceLoad.Meter meter) {
    HotSpace space = new HotSpace(profile);
    space.load = new SpaceLoad(space, state, associations, patterns, meter);
    return space;
  }

  /** Loads the current key's space from state. */
  public static HotSpace load(
      SpaceProfile profile, MemoryState state, AssociationState associations, PatternState patterns)
      throws Exception {
    HotSpace space = begin(profile, state, associations, patterns, SpaceLoad.Meter.NONE);
    while (space.isLoading()) {
      space.load(4_096);
    }
    return space;
  }

  /** Whether part of the space, the current key's, is not loaded yet. */
  public boolean isLoading() {
    return load != null;
  }

  /**
   * Loads so many rows more of the current key's space, see {@link SpaceLoad}.
   *
   * @return nanoseconds that all of it took, once it is loaded
   */
  public long load(int rows) throws Exception {
    boolean isAll = load.step(rows);
    long nanos = load.nanos();
    if (isAll) {
      load = null;
      isExpecting = false;
    }
    return nanos;
  }

  /** Puts a pattern, or takes it out if it is dropped. */
  public void change(Pattern pattern, EvidenceRows rows) throws Exception {
    if (isLoading()) {
      load.patternChanged(pattern.id());
    }
    if (pattern.isDropped()) {
      patterns.remove(pattern.id());
    } else {
      patterns.put(pattern, rows);
    }
  }

  /** Puts an experience that was made for the first time into an empty row. */
  public void put(int row, StoredEpisode episode, byte[] f32) {
    index.put(row, episode, Usage.NONE, f32);
    filters.add(row, episode);
  }

  /** Gives an experience another vector, packed; if it is hidden, it stays so. */
  public void replaceVector(int row, byte[] f32) {
    boolean isHidden = index.isHidden(row);
    index.put(row, index.episode(row), index.usage(row), f32);
    if (isHidden) {
      index.hide(row);
    }
  }

  /** Changes an experience in place. */
  public void change(int row, StoredEpisode episode, Usage usage) {
    filters.remove(row, index.episode(row));
    filters.add(row, episode);
    index.update(row, episode, usage);
  }

  /** The rows that satisfy {@code filter}, those included that are hidden. */
  public AdmittedRows admitted(QueryFilter filter) {
    return filters.admitted(filter, index::episode);
  }

  /** Changes a row's usage here, to be written to state later. */
  public void use(int row, Usage usage) {
    index.update(row, index.episode(row), usage);
    unwritten.set(row);
  }

  /** Empties a row. */
  public void remove(int row) {
    filters.remove(row, index.episode(row));
    index.remove(row);
    texts.remove(row);
    digests.changed(row);
    expected.remove(row);
    unwritten.clear(row);
  }

  /** Puts the bytes that this copy holds, by part, into {@code bytes}. */
  void putBytes(Map<HotPart, Long> bytes) {
    bytes.put(HotPart.VECTORS, index.vectorBytes());
    bytes.put(HotPart.EPISODES, index.bytes() - index.vectorBytes() + digests.bytes());
    bytes.put(HotPart.TEXTS, texts.bytes());
    bytes.put(HotPart.FILTERS, filters.bytes());
    bytes.put(HotPart.CENTROIDS, concepts.centroidBytes());
    bytes.put(HotPart.FAN_OUTS, concepts.bytes() - concepts.centroidBytes());
    bytes.put(HotPart.BINDINGS, edges.bytes() + expected.bytes());
    bytes.put(HotPart.PATTERNS, patterns.bytes());
  }

  /** Bytes that this copy holds. */
  public long bytes() {
    return bytesByPart().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes that this copy holds, by part as answers name it. */
  public Map<String, Long> bytesByPart() {
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put("episodes", index.bytes() + digests.bytes());
    bytes.put("texts", texts.bytes());
    bytes.put("filters", filters.bytes());
    bytes.put("concepts", concepts.bytes());
    bytes.put("edges", edges.bytes() + expected.bytes());
    bytes.put("patterns", patterns.bytes());
    return bytes;
  }

  /** Writes the usage that only this copy has to the current key's state. */
  void writeUsage(MemoryState state, AssociationState associations) throws Exception {
    int row = unwritten.nextSetBit(0);
    while (row >= 0) {
      int number = UsageBlock.of(row);
      byte[] block = state.usageBlock(number);
      while (row >= 0 && UsageBlock.of(row) == number) {
        block = UsageBlock.with(block, row, index.usage(row));
        row = unwritten.nextSetBit(row + 1);
      }
      state.usageBlock(number, block);
    }
    unwritten.clear();
    BitSet used = concepts.unwrittenUsage();
    for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
      associations.usage(concepts.id(slot), concepts.usage(slot));
    }
    used.clear();
  }

  boolean hasUnwrittenUsage() {
    return !unwritten.isEmpty() || !concepts.unwrittenUsage().isEmpty();
  }
}
