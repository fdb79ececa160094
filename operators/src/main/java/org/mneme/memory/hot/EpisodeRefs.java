package org.mneme.memory.hot;

import java.util.HashMap;
import java.util.Map;
import org.mneme.association.patterns.EvidenceRows;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.state.MemoryState;

/**
 * References of the episodes that one window speaks of: each is read once, however many clusters
 * and links name it, and written at once.
 */
public final class EpisodeRefs {

  private final MemoryState state;
  private final Map<String, EpisodeRef> known = new HashMap<>();
  private HotSpace shownIn;

  public EpisodeRefs(MemoryState state) {
    this.state = state;
  }

  /** Tells {@code hot}, where these episodes are shown, what becomes of them from now on. */
  public void showIn(HotSpace hot) {
    shownIn = hot;
  }

  /** Where {@code episode} went, or null when it is not stored. */
  public EpisodeRef get(String episode) throws Exception {
    EpisodeRef ref = known.get(episode);
    if (ref == null && !known.containsKey(episode)) {
      ref = state.ref(episode);
      known.put(episode, ref);
    }
    return ref;
  }

  public void put(String episode, EpisodeRef ref) throws Exception {
    state.ref(episode, ref);
    known.put(episode, ref);
    place(episode, ref.row());
  }

  /** The same for several, in one batch. */
  public void putAll(Map<String, EpisodeRef> changed) throws Exception {
    state.refs(changed);
    known.putAll(changed);
    changed.forEach((episode, ref) -> place(episode, ref.row()));
  }

  public void remove(String episode) throws Exception {
    state.removeRef(episode);
    known.put(episode, null);
    place(episode, EvidenceRows.NOT_STORED);
  }

  private void place(String episode, int row) {
    if (shownIn != null) {
      shownIn.patterns.placed(episode, row);
    }
  }

  /** All of the space's, by id; not in an order that anything may depend on. */
  public Iterable<Map.Entry<String, EpisodeRef>> all() throws Exception {
    return state.refs();
  }
}
