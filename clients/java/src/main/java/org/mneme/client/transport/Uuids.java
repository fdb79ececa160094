package org.mneme.client.transport;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids where the caller gives none. */
public final class Uuids {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Uuids() {}

  /** A UUID of version 7: 48 bits of time, 74 of chance. */
  public static String version7(long millis, RandomGenerator random) {
    long most = (millis << 16) | VERSION_7 | (random.nextLong() & 0xfffL);
    long least = (random.nextLong() >>> 2) | VARIANT;
    return new UUID(most, least).toString();
  }
}
