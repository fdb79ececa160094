package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the hot tier, the copies of spaces in memory that queries are answered from. */
public final class HotTierOptions {

  /** Budget of the hot tier. */
  public static final ConfigOption<MemorySize> SIZE =
      key("mneme.hot-tier.size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(512))
          .withDescription(
              "Bytes that one subtask may hold of its spaces in memory. Beyond it the least recently"
                  + " used spaces leave; they are loaded from state when they are next asked. A space"
                  + " that alone takes more leaves its vectors in state, of which codes are held. 0"
                  + " switches the hot tier off: each query loads its space from state.");

  /** How much of a space is loaded at once. */
  public static final ConfigOption<Integer> LOAD_ROWS =
      key("mneme.hot-tier.load-rows")
          .intType()
          .defaultValue(4_096)
          .withDescription(
              "Episodes of a space, 1 to 1,000,000, that are loaded from state at once. Of a larger space"
                  + " the rest follows between records, in half of the task's time at most; recalls"
                  + " that come meanwhile are answered from what is loaded and say partial. What"
                  + " must not miss anything (list, get, stats, exact) and learning load the rest at"
                  + " once.");

  /** Whether spaces are loaded after a restore before they are asked. */
  public static final ConfigOption<Boolean> PRELOAD =
      key("mneme.hot-tier.preload")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether the spaces that were held when a snapshot was taken are loaded after its"
                  + " restore, between records, those used last first, as far as there is room."
                  + " Otherwise each is loaded when it is first asked.");

  private static final int MOST_ROWS = 1_000_000;

  private HotTierOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static HotTierParameters parameters(ReadableConfig config) {
    long size = config.get(SIZE).getBytes();
    int loadRows = new CheckedOptions(config).between(LOAD_ROWS, 1, MOST_ROWS);
    return size == 0
        ? new HotTierParameters(0, MOST_ROWS, false)
        : new HotTierParameters(size, loadRows, config.get(PRELOAD));
  }
}
