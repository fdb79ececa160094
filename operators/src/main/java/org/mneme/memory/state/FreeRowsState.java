package org.mneme.memory.state;

import java.util.Arrays;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * Rows that hold nothing, for the writes of a space that is not in the hot tier; while it is held
 * the index knows them, and this is empty. Every method reads or writes the space that is the
 * current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code free-rows}, the lowest free ones, descending, at
 * most {@value #MAXIMUM}.
 */
public final class FreeRowsState {

  public static final int MAXIMUM = 256;

  private static final int[] NONE = {};

  private final ValueState<int[]> rows;

  FreeRowsState(RuntimeContext context) {
    rows =
        context.getState(
            new ValueStateDescriptor<>(
                "free-rows", PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  /** The lowest free row, taken out; {@code limit} where none is known. */
  public int take(int limit) throws Exception {
    int[] free = free();
    if (free.length == 0) {
      return limit;
    }
    put(Arrays.copyOf(free, free.length - 1));
    return free[free.length - 1];
  }

  /** A row of a space that is not held became free. */
  public void add(int row) throws Exception {
    int[] free = free();
    if (free.length < MAXIMUM) {
      int[] more = Arrays.copyOf(free, free.length + 1);
      more[free.length] = row;
      put(more);
    }
  }

  /** The space leaves the hot tier with these free rows, ascending. */
  public void leave(int[] ascending) throws Exception {
    int[] free = new int[Math.min(MAXIMUM, ascending.length)];
    for (int i = 0; i < free.length; i++) {
      free[free.length - 1 - i] = ascending[i];
    }
    put(free);
  }

  /** The space is held from now on, or holds nothing. */
  public void clear() {
    rows.clear();
  }

  private int[] free() throws Exception {
    int[] free = rows.value();
    return free == null ? NONE : free;
  }

  private void put(int[] free) throws Exception {
    if (free.length == 0) {
      rows.clear();
    } else {
      rows.update(free);
    }
  }
}
