package org.mneme.patterns;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The domains that this subtask holds in memory, the least recently used first out when they exceed
 * the byte budget. State is behind it until {@link #write}, before each snapshot's barrier, or
 * until a domain leaves: a window reads and writes memory only.
 */
final class MiningTier {

  private final long budgetBytes;
  private final PatternState state;
  private final KeyScope keyScope;
  private final LinkedHashMap<Key, HotDomain> domains = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long loads;
  private long evictions;

  MiningTier(long budgetBytes, PatternState state, KeyScope keyScope) {
    this.budgetBytes = budgetBytes;
    this.state = state;
    this.keyScope = keyScope;
  }

  private record Key(String space, String domain) {}

  /** A domain of the current key's space, loaded from state if need be. */
  HotDomain get(String space, String domain) throws Exception {
    Key key = new Key(space, domain);
    HotDomain hot = domains.get(key);
    if (hot == null) {
      hot = HotDomain.load(domain, state);
      loads++;
      domains.put(key, hot);
      bytes += hot.bytes();
      keepWithinBudget(key);
    }
    return hot;
  }

  /** Counts that a domain takes other bytes than before. */
  void grown(long more) {
    bytes += more;
  }

  /** Lets others leave if what is held has grown beyond the budget; {@code space} is in use. */
  void settle(String space) throws Exception {
    keepWithinBudget(new Key(space, ""));
  }

  /** Lets go of all of the current key's space, of which nothing is known any more. */
  void drop(String space) {
    Iterator<Map.Entry<Key, HotDomain>> all = domains.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, HotDomain> entry = all.next();
      if (entry.getKey().space().equals(space)) {
        bytes -= entry.getValue().bytes();
        all.remove();
      }
    }
  }

  /** Writes all that state does not know yet; leaves the key at the last space written. */
  void write() throws Exception {
    for (Map.Entry<Key, HotDomain> entry : domains.entrySet()) {
      keyScope.enter(entry.getKey().space());
      entry.getValue().write(state);
    }
  }

  long bytes() {
    return bytes;
  }

  int size() {
    return domains.size();
  }

  long loads() {
    return loads;
  }

  long evictions() {
    return evictions;
  }

  /** The domain in use never leaves: one that is larger than the budget is held alone. */
  private void keepWithinBudget(Key inUse) throws Exception {
    if (bytes <= budgetBytes) {
      return;
    }
    Iterator<Map.Entry<Key, HotDomain>> leastRecentFirst = domains.entrySet().iterator();
    while (bytes > budgetBytes && leastRecentFirst.hasNext()) {
      Map.Entry<Key, HotDomain> entry = leastRecentFirst.next();
      if (!entry.getKey().equals(inUse)) {
        keyScope.enter(entry.getKey().space());
        entry.getValue().write(state);
        bytes -= entry.getValue().bytes();
        leastRecentFirst.remove();
        evictions++;
      }
    }
    keyScope.enter(inUse.space());
  }
}
