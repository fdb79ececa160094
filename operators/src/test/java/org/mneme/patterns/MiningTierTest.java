package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Outcome;
import org.mneme.model.Pattern;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** After any history, what is held in memory is what a fresh load from state gives. */
class MiningTierTest {

  private static final int MAX_PARALLELISM = 256;
  private static final int SPACES = 4;
  private static final int DOMAINS = 3;
  private static final long NOON = 1_790_000_000_000L;

  @ParameterizedTest
  @CsvSource({"1, 67108864", "2, 67108864", "3, 60000"})
  void isWhatAFreshLoadGivesAndGoesOnAlikeAtAnotherParallelism(int seed, long bytes)
      throws Exception {
    Random random = new Random(seed);
    Map<String, List<Pattern>> expected = new TreeMap<>();
    List<List<MemoryWrite>> later = new ArrayList<>();
    OperatorSubtaskState snapshot;
    Map<String, List<String>> known;
    long time = NOON;
    try (Subtask mining = new Subtask(bytes, null, 1, 0)) {
      for (int window = 0; window < 40; window++) {
        time = mining.window(writes(random, window, time), time);
        if (random.nextInt(4) == 0) {
          mining.snapshot();
        }
      }
      snapshot = mining.snapshot();
      known = mining.dump();
      mining.handedOn();
      for (int window = 40; window < 50; window++) {
        later.add(writes(random, window, time));
        time = mining.window(later.get(window - 40), time);
      }
      mining
          .handedOn()
          .forEach(p -> expected.computeIfAbsent(p.space(), s -> new ArrayList<>()).add(p));
    }
    assertThat(known).hasSize(SPACES * DOMAINS);
    assertThat(known.values()).anyMatch(dump -> dump.size() > 100);
    assertThat(expected).isNotEmpty();
    for (int subtask = 0; subtask < 2; subtask++) {
      try (Subtask fresh = new Subtask(bytes, snapshot, 2, subtask)) {
        fresh.dump().forEach((key, dump) -> assertThat(dump).as(key).isEqualTo(known.get(key)));
        time = NOON + 40 * 10_000L;
        for (List<MemoryWrite> window : later) {
          time = fresh.window(window, time);
        }
        Map<String, List<Pattern>> found = new TreeMap<>();
        fresh
            .handedOn()
            .forEach(p -> found.computeIfAbsent(p.space(), s -> new ArrayList<>()).add(p));
        for (int space = 0; space < SPACES; space++) {
          if (fresh.owns("space-" + space)) {
            assertThat(found.get("space-" + space)).isEqualTo(expected.get("space-" + space));
          }
        }
      }
    }
  }

  private static List<MemoryWrite> writes(Random random, int window, long time) {
    List<MemoryWrite> writes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      writes.add(MemoryWrite.of(episode(random, window + "-" + i, time + i), null, null));
    }
    if (random.nextInt(3) == 0) {
      String space = "space-" + random.nextInt(SPACES);
      TargetKind kind = random.nextInt(20) == 0 ? TargetKind.SPACE : TargetKind.AGENT;
      String target = kind == TargetKind.SPACE ? space : "agent-" + random.nextInt(8);
      writes.add(MemoryWrite.of(Command.forget("c" + window, space, kind, target, false, time)));
    }
    return writes;
  }

  private static Episode episode(Random random, String id, long closedAt) {
    List<StepDigest> steps = new ArrayList<>();
    int tool = random.nextInt(6);
    for (int step = 1; step <= 12; step++) {
      boolean failed = random.nextInt(8) == 0;
      steps.add(
          new StepDigest(
              step,
              closedAt - 100,
              "tool_" + tool,
              null,
              null,
              null,
              failed ? StepStatus.ERROR : StepStatus.OK,
              failed ? "declined" : null,
              100L + random.nextInt(100),
              null,
              List.of(),
              List.of()));
      tool = random.nextInt(5) == 0 ? random.nextInt(6) : (tool + 1) % 6;
    }
    Verdict verdict = random.nextBoolean() ? Verdict.SUCCESS : Verdict.FAILURE;
    return new Episode(
        "space-" + random.nextInt(SPACES),
        id,
        new Task("task", "type", "domain-" + random.nextInt(DOMAINS), List.of(), null, null, null),
        "agent-" + random.nextInt(8),
        "user",
        null,
        closedAt - 1_000,
        closedAt,
        EpisodeStatus.STORED,
        new Outcome(verdict, null, null, List.of(), List.of(), List.of()),
        steps,
        Reward.NONE,
        random.nextDouble(),
        new Reflection(List.of()),
        0.5,
        null,
        null,
        null);
  }

  /** One subtask of the operator on RocksDB, driven by hand. */
  private static final class Subtask implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness;
    private final PatternMiningOperator operator;
    private final int parallelism;
    private final int subtask;
    private int seen;
    private long checkpoint;

    Subtask(long bytes, OperatorSubtaskState snapshot, int parallelism, int subtask)
        throws Exception {
      this.parallelism = parallelism;
      this.subtask = subtask;
      PatternParameters defaults = Mining.PARAMETERS;
      operator =
          new PatternMiningOperator(
              new PatternParameters(
                  defaults.windowMillis(),
                  120,
                  1_000,
                  40,
                  defaults.unusedMillis(),
                  0,
                  defaults.strictness(),
                  defaults.changes(),
                  bytes));
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              operator, MemoryWrite::space, Types.STRING, MAX_PARALLELISM, parallelism, subtask);
      harness.setStateBackend(new EmbeddedRocksDBStateBackend());
      harness.getExecutionConfig().enableObjectReuse();
      if (snapshot != null) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
      }
      harness.open();
    }

    boolean owns(String space) {
      return KeyGroupRangeAssignment.assignKeyToParallelOperator(
              space, MAX_PARALLELISM, parallelism)
          == subtask;
    }

    /** Takes what is its own and closes the window; when the next one begins. */
    long window(List<MemoryWrite> writes, long time) throws Exception {
      for (MemoryWrite write : writes) {
        if (owns(write.space())) {
          harness.processElement(new StreamRecord<>(write));
        }
      }
      harness.processWatermark(new Watermark(time + 9_999));
      return time + 10_000;
    }

    List<Pattern> handedOn() {
      List<Pattern> all = new ArrayList<>();
      var queue = harness.getSideOutput(PatternMiningFunction.PATTERNS);
      if (queue != null) {
        queue.forEach(record -> all.add(record.getValue()));
      }
      List<Pattern> fresh = new ArrayList<>(all.subList(seen, all.size()));
      seen = all.size();
      return fresh;
    }

    OperatorSubtaskState snapshot() throws Exception {
      operator.prepareSnapshotPreBarrier(++checkpoint);
      return harness.snapshot(checkpoint, checkpoint);
    }

    /** What is known of each domain, as text. */
    Map<String, List<String>> dump() throws Exception {
      Map<String, List<String>> dump = new TreeMap<>();
      for (int space = 0; space < SPACES; space++) {
        for (int domain = 0; domain < DOMAINS; domain++) {
          if (owns("space-" + space)) {
            operator.setCurrentKey("space-" + space);
            HotDomain hot = operator.tier().get("space-" + space, "domain-" + domain);
            dump.put(space + "/" + domain, lines(hot, "domain-" + domain));
          }
        }
      }
      return dump;
    }

    private static List<String> lines(HotDomain hot, String domain) {
      List<String> lines = new ArrayList<>();
      hot.candidates.all().forEach(entry -> lines.add(entry.toString()));
      hot.candidates.emitted().forEach(key -> lines.add("emitted " + key));
      for (String measure : ChangeWatch.MEASURES) {
        ChangeSeries series = hot.series(ChangeWatch.key(domain, measure).text());
        lines.add(
            measure + (series == null ? null : series.recent() + Arrays.toString(series.runs())));
      }
      lines.sort(null);
      lines.add(hot.counts() + " " + hot.bytes());
      lines.add(hot.candidates.writtenBytes() + " " + hot.candidates.staleBytes());
      return lines;
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }
}
