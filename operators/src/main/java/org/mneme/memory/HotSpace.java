package org.mneme.memory;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.UsageBlock;

/**
 * One space in the hot tier: its index, and the rows whose usage is newer here than in state. Never
 * authoritative but for that usage, which is written back before every snapshot.
 */
final class HotSpace {

  /** Holds a row's place between the passes of a load; never seen outside it. */
  private static final StoredEpisode LOADING =
      new StoredEpisode("", "", null, null, List.of(), null, 1, 0, 0, List.of());

  final EpisodeIndex index;
  SpaceProfile profile;

  /** Bytes of the budget that were last charged for this space. */
  long chargedBytes;

  private final BitSet unwritten = new BitSet();

  private HotSpace(SpaceProfile profile) {
    this.profile = profile;
    this.index = new EpisodeIndex(profile.dimension());
  }

  /** Loads the current key's space from state. */
  static HotSpace load(SpaceProfile profile, MemoryState state) throws Exception {
    HotSpace space = new HotSpace(profile);
    EpisodeIndex index = space.index;
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
    }
    return space;
  }

  /** Changes a row's usage here, to be written to state later. */
  void use(int row, Usage usage) {
    index.update(row, index.episode(row), usage);
    unwritten.set(row);
  }

  /** Empties a row. */
  void remove(int row) {
    index.remove(row);
    unwritten.clear(row);
  }

  /** Writes the usage that only this copy has to the current key's state. */
  void writeUsage(MemoryState state) throws Exception {
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
  }

  boolean hasUnwrittenUsage() {
    return !unwritten.isEmpty();
  }
}
