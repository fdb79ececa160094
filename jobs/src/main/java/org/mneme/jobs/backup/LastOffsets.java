package org.mneme.jobs.backup;

import java.util.HashMap;
import java.util.Map;

/**
 * The offset of each key's last record, of no more keys at once than memory allows: of a share of
 * them by their hash, one share after the other, each in a reading of its own. How many shares
 * there are turns out in the first, which is halved whenever it is too large.
 */
final class LastOffsets {

  private final int most;
  private final Map<String, Long> last = new HashMap<>();
  private int share;
  private int shares = 1;

  /**
   * Before the first reading.
   *
   * @param most keys to hold at once, at least 1; shares after the first may be a little larger
   */
  LastOffsets(int most) {
    this.most = most;
  }

  /** Notes a record; those of a key come in the order of their offsets. */
  void note(String key, long offset) {
    if (isOfThisShare(key)) {
      last.put(key, offset);
      if (share == 0 && last.size() > most) {
        shares *= 2;
        last.keySet().removeIf(held -> !isOfThisShare(held));
      }
    }
  }

  /** Whether a record is its key's last, and the key one of this share. */
  boolean isLast(String key, long offset) {
    Long found = last.get(key);
    return found != null && found == offset;
  }

  /**
   * Goes on to the next share.
   *
   * @return whether there is one, to be noted from the beginning
   */
  boolean next() {
    last.clear();
    share++;
    return share < shares;
  }

  /** How many shares there are, as known by now. */
  int shares() {
    return shares;
  }

  private boolean isOfThisShare(String key) {
    // The hashes of Strings that differ in their last letters differ in their last bits only.
    int spread = key.hashCode() * 0x9E3779B9;
    return ((spread ^ spread >>> 16) & (shares - 1)) == share;
  }
}
