package org.mneme.memory;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.association.Adjacency;
import org.mneme.association.ConceptIndex;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.Spreading;
import org.mneme.association.StoredConcept;
import org.mneme.association.patterns.PatternIndex;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.UsageBlock;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.filter.FilterIndex;
import org.mneme.episodic.text.TermCounts;
import org.mneme.episodic.text.TextIndex;
import org.mneme.model.Pattern;
import org.mneme.model.QueryFilter;

/**
 * One space in the hot tier: its episodes, concepts, edges and patterns, and what of their usage is
 * newer here than in state. Never authoritative but for that usage, which is written back before
 * every snapshot.
 */
final class HotSpace {

  /** Holds a row's place between the passes of a load; never seen outside it. */
  private static final StoredEpisode LOADING =
      new StoredEpisode("", "", null, null, List.of(), null, 1, 0, 0, List.of(), null, false);

  final EpisodeIndex index;

  /** The texts of {@code index}, by row. */
  final TextIndex texts = new TextIndex();

  /** By what filters ask of {@code index}, hidden rows too. */
  final FilterIndex filters = new FilterIndex();

  /** Empty where a space has episodes only. */
  final ConceptIndex concepts;

  /** Bindings and links between {@code index} and {@code concepts}. */
  final Adjacency edges;

  /** Bindings of episodes whose window has not closed; see {@link ExpectedBindings}. */
  final Adjacency expected;

  /** What mining found. */
  final PatternIndex patterns = new PatternIndex();

  /** What activation spreads over. */
  final Spreading.Graph graph;

  SpaceProfile profile;

  /** Bytes of the budget that were last charged for this space. */
  long chargedBytes;

  /** Whether what forgets name that still wait is hidden; see {@link Masking}. */
  boolean isMasked;

  /** Whether {@code expected} holds all that waits, bound to the concepts as they are now. */
  boolean isExpecting;

  private final BitSet unwritten = new BitSet();

  private HotSpace(SpaceProfile profile) {
    this.profile = profile;
    this.index = new EpisodeIndex(profile.dimension());
    this.concepts = new ConceptIndex(profile.dimension());
    this.edges = new Adjacency(concepts);
    this.expected = new Adjacency(concepts);
    this.graph = new Spreading.Graph(new IndexedRows(index), concepts, edges, expected);
  }

  /**
   * Loads the current key's space from state.
   *
   * @param associations its second memory, or null where there is none
   */
  static HotSpace load(
      SpaceProfile profile, MemoryState state, AssociationState associations, PatternState patterns)
      throws Exception {
    HotSpace space = new HotSpace(profile);
    space.loadEpisodes(state);
    if (associations != null) {
      space.loadAssociations(associations);
    }
    for (Pattern pattern : patterns.all()) {
      space.patterns.put(pattern, PatternIntake.rows(state));
    }
    return space;
  }

  private void loadEpisodes(MemoryState state) throws Exception {
    for (Map.Entry<Integer, byte[]> entry : state.vectors()) {
      int row = entry.getKey();
      index.put(row, LOADING, Usage.NONE, entry.getValue());
    }
    byte[] block = null;
    int number = -1;
    for (Map.Entry<Integer, StoredEpisode> entry : state.episodes()) {
      int row = entry.getKey();
      if (UsageBlock.of(row) != number) {
        number = UsageBlock.of(row);
        block = state.usageBlock(number);
      }
      index.update(row, entry.getValue(), UsageBlock.read(block, row));
      filters.add(row, entry.getValue());
    }
    for (Map.Entry<Integer, byte[]> entry : state.texts()) {
      texts.put(entry.getKey(), TermCounts.unpack(entry.getValue()));
    }
  }

  private void loadAssociations(AssociationState associations) throws Exception {
    for (StoredConcept concept : associations.concepts()) {
      int slot = concepts.put(concept, associations.sum(concept).centroid());
      concepts.loadUsage(slot, associations.usage(concept.id()));
    }
    for (Map.Entry<Integer, EpisodeEdges> entry : associations.edges()) {
      edges.put(entry.getKey(), entry.getValue());
    }
  }

  /** Puts an experience that was made for the first time into an empty row. */
  void put(int row, StoredEpisode episode, byte[] f32) {
    index.put(row, episode, Usage.NONE, f32);
    filters.add(row, episode);
  }

  /** Changes an experience in place. */
  void change(int row, StoredEpisode episode, Usage usage) {
    filters.remove(row, index.episode(row));
    filters.add(row, episode);
    index.update(row, episode, usage);
  }

  /** The rows that satisfy {@code filter}, those included that are hidden. */
  AdmittedRows admitted(QueryFilter filter) {
    return filters.admitted(filter, index::episode);
  }

  /** Changes a row's usage here, to be written to state later. */
  void use(int row, Usage usage) {
    index.update(row, index.episode(row), usage);
    unwritten.set(row);
  }

  /** Empties a row. */
  void remove(int row) {
    filters.remove(row, index.episode(row));
    index.remove(row);
    texts.remove(row);
    expected.remove(row);
    unwritten.clear(row);
  }

  /** Bytes that this copy holds. */
  long bytes() {
    return index.bytes()
        + texts.bytes()
        + filters.bytes()
        + concepts.bytes()
        + edges.bytes()
        + expected.bytes()
        + patterns.bytes();
  }

  /** The same by part. */
  Map<String, Long> bytesByPart() {
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put("episodes", index.bytes());
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
