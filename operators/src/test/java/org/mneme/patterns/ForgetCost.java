package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * How long the one timer takes in which mining forgets, and in which it makes room, on RocksDB in
 * one domain of so many remembered episodes of 20 steps. Prints the table of {@code
 * docs/measurements/patterns.md}.
 */
final class ForgetCost {

  private static final long START = 1_790_000_000_000L;
  private static final int ROUNDS = 9;
  private static final int AGENTS = 100;

  private ForgetCost() {}

  public static void main(String[] args) throws Exception {
    System.out.println(
        "| Episodes | An old one | The newest | An agent's hundredth | Making room |");
    System.out.println("|---|---|---|---|---|");
    measure(1_000, false);
    for (int episodes : new int[] {1_000, 10_000, 50_000}) {
      measure(episodes, true);
    }
  }

  private static void measure(int episodes, boolean isPrinted) throws Exception {
    PatternParameters defaults = Mining.PARAMETERS;
    PatternParameters bounded =
        new PatternParameters(
            defaults.windowMillis(),
            defaults.maxCandidates(),
            defaults.maxDomains(),
            episodes,
            defaults.unusedMillis(),
            0,
            defaults.strictness(),
            defaults.changes(),
            defaults.hotBytes());
    try (KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new PatternMiningOperator(bounded), MemoryWrite::space, Types.STRING)) {
      harness.setStateBackend(new EmbeddedRocksDBStateBackend());
      harness.getExecutionConfig().enableObjectReuse();
      harness.open();
      Random random = new Random(1);
      int next = 0;
      while (next < episodes) {
        next = learn(harness, random, next, Math.min(100, episodes - next));
      }
      double[] old = new double[ROUNDS];
      double[] newest = new double[ROUNDS];
      double[] agent = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        old[i] = forget(harness, TargetKind.EPISODE, "e" + (episodes / 2 + i), next);
        newest[i] = forget(harness, TargetKind.EPISODE, "e" + (next - 1), next);
        agent[i] = forget(harness, TargetKind.AGENT, "a" + i, next);
        next = learn(harness, random, next, 1);
      }
      double room = 0;
      int more = next + episodes / 5 + ROUNDS * episodes / AGENTS;
      while (next < more) {
        long start = System.nanoTime();
        next = learn(harness, random, next, 10);
        room = Math.max(room, (System.nanoTime() - start) / 1e6);
      }
      if (isPrinted) {
        System.out.printf(
            Locale.ROOT,
            "| %,d | %.0f | %.0f | %.0f | %.0f |%n",
            episodes,
            median(old),
            median(newest),
            median(agent),
            room);
      }
    }
  }

  private static int learn(
      KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness,
      Random random,
      int from,
      int count)
      throws Exception {
    for (int i = from; i < from + count; i++) {
      harness.processElement(new StreamRecord<>(MemoryWrite.of(episode(random, i), null, null)));
    }
    long passed = time(from + count) + 9_999;
    harness.processWatermark(
        new Watermark(Math.max(passed, harness.getCurrentWatermark() + 10_000)));
    return from + count;
  }

  /** Milliseconds of the window that forgets. */
  private static double forget(
      KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness,
      TargetKind kind,
      String target,
      int at)
      throws Exception {
    Command command = Command.forget("f-" + target + at, "s", kind, target, false, time(at));
    harness.processElement(new StreamRecord<>(MemoryWrite.of(command)));
    long start = System.nanoTime();
    harness.processWatermark(
        new Watermark(Math.max(harness.getCurrentWatermark(), time(at)) + 20_000));
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long time(int number) {
    return START + number * 1_000L;
  }

  /** A walk through twelve tools, each mostly followed by the same two. */
  private static Episode episode(Random random, int number) {
    List<StepDigest> steps = new ArrayList<>();
    int tool = 0;
    for (int step = 1; step <= 20; step++) {
      boolean failed = random.nextInt(12) == 0;
      steps.add(
          new StepDigest(
              step,
              time(number),
              "tool_number_" + tool,
              null,
              null,
              null,
              failed ? StepStatus.ERROR : StepStatus.OK,
              failed ? "Error: reservation not found" : null,
              200L + random.nextInt(100),
              null,
              List.of(),
              List.of()));
      tool = random.nextInt(10) == 0 ? random.nextInt(12) : (tool + 1 + random.nextInt(2)) % 12;
    }
    Verdict verdict = random.nextInt(3) > 0 ? Verdict.SUCCESS : Verdict.FAILURE;
    return new Episode(
        "s",
        "e" + number,
        new Task("task", "t" + number % 5, "domain", List.of("a", "b"), null, null, null),
        "a" + random.nextInt(AGENTS),
        "user",
        null,
        time(number) - 1,
        time(number),
        EpisodeStatus.STORED,
        new Outcome(verdict, null, null, List.of(), List.of(), List.of()),
        steps,
        Reward.NONE,
        0.5 + 0.1 * random.nextGaussian(),
        new Reflection(List.of()),
        0.5,
        null,
        null,
        null);
  }
}
