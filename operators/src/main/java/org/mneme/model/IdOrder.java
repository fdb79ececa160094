package org.mneme.model;

/**
 * The fixed order of ids in which arithmetic on many nodes is done: by a 64-bit hash of the id,
 * then the id. Any fixed order of ids serves, and one that is a number costs no string comparison.
 */
public final class IdOrder {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private IdOrder() {}

  /** The number that {@code id} is ordered by, signed: FNV-1a over its chars, bits mixed. */
  public static long hash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    // Without mixing, ids that differ in their last character alone would share their upper bits.
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** Compares two ids whose hashes are known. */
  public static int compare(long hashA, String idA, long hashB, String idB) {
    int byHash = Long.compare(hashA, hashB);
    return byHash != 0 ? byHash : idA.compareTo(idB);
  }
}
