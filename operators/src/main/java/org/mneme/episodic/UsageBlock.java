package org.mneme.episodic;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The usage of {@value #ROWS} consecutive rows, packed as state keeps it: a query changes the usage
 * of ten rows anywhere, and written row by row before a snapshot they would hold answers up.
 *
 * <pre>
 *   row n at 24·n:  int recalls | float lastActivation | long lastRecallAt, epoch milliseconds
 *                   | double stability
 * </pre>
 *
 * Big-endian. A stability of 0 says that the row was never recalled. A block may be shorter than
 * all its rows; what is beyond its end was never recalled either.
 */
public final class UsageBlock {

  /** Rows of a block. */
  public static final int ROWS = 256;

  private static final int ROW_BYTES = Integer.BYTES + Float.BYTES + Long.BYTES + Double.BYTES;

  private UsageBlock() {}

  /** Number of the block that {@code row} belongs to. */
  public static int of(int row) {
    return row / ROWS;
  }

  /** The usage of {@code row} in its {@code block}, which may be null. */
  public static Usage read(byte[] block, int row) {
    int offset = row % ROWS * ROW_BYTES;
    if (block == null || offset >= block.length) {
      return Usage.NONE;
    }
    ByteBuffer packed = ByteBuffer.wrap(block, offset, ROW_BYTES);
    int recalls = packed.getInt();
    float lastActivation = packed.getFloat();
    long lastRecallAt = packed.getLong();
    double stability = packed.getDouble();
    return stability == 0
        ? Usage.NONE
        : new Usage(recalls, lastRecallAt, stability, lastActivation);
  }

  /** {@code block}, which may be null, with the usage of {@code row}: changed in place or grown. */
  public static byte[] with(byte[] block, int row, Usage usage) {
    int offset = row % ROWS * ROW_BYTES;
    byte[] grown =
        block == null
            ? new byte[offset + ROW_BYTES]
            : block.length < offset + ROW_BYTES ? Arrays.copyOf(block, offset + ROW_BYTES) : block;
    ByteBuffer packed = ByteBuffer.wrap(grown, offset, ROW_BYTES);
    if (usage.equals(Usage.NONE)) {
      packed.putInt(0).putFloat(0).putLong(0).putDouble(0);
    } else {
      packed
          .putInt(usage.recalls())
          .putFloat(usage.lastActivation())
          .putLong(usage.lastRecallAt())
          .putDouble(usage.stability());
    }
    return grown;
  }
}
