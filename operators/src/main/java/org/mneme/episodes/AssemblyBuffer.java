package org.mneme.episodes;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps the episodes that records came for lately in memory, and writes to the store behind it only
 * what is still open when a snapshot is taken or when there is no more room: most episodes close
 * before either, and then only what reminds of them is ever written. Holds for the current key what
 * the store behind holds, at every moment.
 *
 * <p>Bounded by the bytes of the records that the open episodes were made of; the one that rested
 * longest is written first.
 */
final class AssemblyBuffer {

  private static final long ENTRY_BYTES = 512;

  private final AssemblyStore state;
  private final Consumer<String> keys;
  private final long capacity;
  private final Map<String, BufferedEpisode> episodes = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * A buffer with nothing in it.
   *
   * @param state what is kept of the current key
   * @param keys makes another key the current one
   * @param capacity most bytes, {@code >= 0}
   */
  AssemblyBuffer(AssemblyStore state, Consumer<String> keys, long capacity) {
    this.state = state;
    this.keys = keys;
    this.capacity = capacity;
  }

  /** What is kept of {@code key}, which is the current one; until {@link #settle}. */
  AssemblyStore of(String key) {
    return episodes.computeIfAbsent(key, none -> new BufferedEpisode(state));
  }

  /** Ends what {@link #of} began, and makes room; {@code key} is the current one again. */
  void settle(String key) {
    BufferedEpisode episode = episodes.get(key);
    bytes -= episode.settledBytes();
    if (episode.isOver()) {
      episodes.remove(key);
    } else {
      episode.settle(ENTRY_BYTES);
      bytes += episode.settledBytes();
    }
    if (bytes > capacity) {
      makeRoom();
      keys.accept(key);
    }
  }

  /** Writes all that the store behind does not have, before a snapshot. */
  void write() {
    episodes.forEach(this::write);
  }

  /** How many episodes are held. */
  int size() {
    return episodes.size();
  }

  private void makeRoom() {
    Iterator<Map.Entry<String, BufferedEpisode>> oldest = episodes.entrySet().iterator();
    while (bytes > capacity && oldest.hasNext()) {
      Map.Entry<String, BufferedEpisode> episode = oldest.next();
      write(episode.getKey(), episode.getValue());
      bytes -= episode.getValue().settledBytes();
      oldest.remove();
    }
  }

  private void write(String key, BufferedEpisode episode) {
    if (episode.isDirty()) {
      keys.accept(key);
      episode.write();
    }
  }
}
