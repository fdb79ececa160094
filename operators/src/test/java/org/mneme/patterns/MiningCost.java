package org.mneme.patterns;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * CPU of mining an episode by its steps, on RocksDB, with one and with fifty episodes a window and
 * a write of what changed after each window, as before a snapshot; and of its pure parts; and
 * whether a space that lives long costs more. Prints the tables of {@code
 * docs/measurements/patterns.md}.
 */
final class MiningCost {

  private static final int EPISODES = 1_000;
  private static final int LONG = 8_000;
  private static final long START = 1_790_000_000_000L;

  private MiningCost() {}

  public static void main(String[] args) throws Exception {
    onRocks(20, EPISODES, 1, EPISODES); // what is measured is compiled code
    onRocks(20, 4 * EPISODES, 50, EPISODES);
    System.out.println("| Steps | Trace and candidates | One a window | Fifty a window |");
    System.out.println("|---|---|---|---|");
    for (int steps : new int[] {1, 5, 20, 100, 300, 1_000}) {
      int episodes = steps >= 300 ? EPISODES / 5 : EPISODES;
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.0f | %.0f | %.0f |%n",
          steps,
          pure(steps, episodes),
          onRocks(steps, 2 * episodes, 1, episodes).get(1),
          onRocks(steps, 2 * episodes, 50, episodes).get(1));
    }
    System.out.println("20 steps, one a window, each thousand of the same space:");
    for (double micros : onRocks(20, LONG, 1, EPISODES)) {
      System.out.printf(Locale.ROOT, "| %.0f ", micros);
    }
    System.out.println("|");
  }

  private static double pure(int steps, int episodes) {
    List<Episode> all = episodes(steps, episodes, 1);
    long shown = 0;
    long start = cpu();
    for (Episode episode : all) {
      shown += EpisodeMiner.mine(EpisodeTrace.of(episode, 0)).size();
    }
    double micros = (cpu() - start) / 1e3 / episodes;
    if (shown == 0) {
      throw new IllegalStateException("nothing shown");
    }
    return micros;
  }

  /** Mean of every {@code block} episodes of one space, one after the other. */
  private static List<Double> onRocks(int steps, int episodes, int perWindow, int block)
      throws Exception {
    List<Double> micros = new ArrayList<>();
    try (KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new PatternMiningOperator(Mining.PARAMETERS), MemoryWrite::space, Types.STRING)) {
      harness.setStateBackend(new EmbeddedRocksDBStateBackend());
      harness.getExecutionConfig().enableObjectReuse();
      harness.open();
      List<Episode> all = episodes(steps, episodes, perWindow);
      long start = cpu();
      for (int i = 0; i < all.size(); i++) {
        harness.processElement(new StreamRecord<>(MemoryWrite.of(all.get(i), null, null)));
        if ((i + 1) % perWindow == 0) {
          harness.processWatermark(new Watermark(all.get(i).closedAt() + 9_999));
          harness.getOperator().prepareSnapshotPreBarrier(i);
        }
        if ((i + 1) % block == 0) {
          micros.add((cpu() - start) / 1e3 / block);
          start = cpu();
        }
      }
    }
    return micros;
  }

  private static List<Episode> episodes(int steps, int count, int perWindow) {
    Random random = new Random(1);
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      episodes.add(episode(random, i, steps, START + i / perWindow * 10_000L));
    }
    return episodes;
  }

  /** A walk through twelve tools, each mostly followed by the same two. */
  private static Episode episode(Random random, int number, int steps, long closedAt) {
    List<StepDigest> digests = new ArrayList<>();
    int tool = 0;
    for (int step = 1; step <= steps; step++) {
      boolean failed = random.nextInt(12) == 0;
      digests.add(
          new StepDigest(
              step,
              closedAt - 1,
              "tool_number_" + tool,
              null,
              null,
              null,
              failed ? StepStatus.ERROR : StepStatus.OK,
              failed ? "Error: reservation 4WQ150 not found" : null,
              200L + random.nextInt(100),
              null,
              List.of(),
              List.of()));
      tool = random.nextInt(10) == 0 ? random.nextInt(12) : (tool + 1 + random.nextInt(2)) % 12;
    }
    return new Episode(
        "s",
        "episode-" + number,
        new Task("task", "t" + number % 5, "domain", List.of("a", "b"), null, null, null),
        "agent",
        "user",
        null,
        closedAt - 1_000,
        closedAt,
        EpisodeStatus.STORED,
        new Outcome(
            random.nextInt(3) > 0 ? Verdict.SUCCESS : Verdict.FAILURE,
            null,
            null,
            List.of(),
            List.of(),
            List.of()),
        digests,
        Reward.NONE,
        0.5 + 0.1 * random.nextGaussian(),
        new Reflection(List.of()),
        0.5,
        null,
        null,
        null);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
