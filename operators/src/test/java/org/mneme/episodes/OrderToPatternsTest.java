package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.STEPS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;
import org.mneme.model.PatternKind;
import org.mneme.model.PatternWindow;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;
import org.mneme.patterns.PatternMiningOperator;
import org.mneme.patterns.PatternOptions;
import org.mneme.patterns.PatternParameters;

/**
 * The same records give the same rewards, reflections, summaries and patterns in whatever order
 * they come within the allowed disorder, through the operators that assemble and that mine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderToPatternsTest {

  private static final int EPISODES = 60;
  private static final long DISORDER = 2_000;
  private static final long BEGIN = 1_790_000_000_000L;
  private static final String[] RIGHT_WAY = {"look", "compare", "ask", "pay"};
  private static final PatternParameters PATTERNS =
      PatternOptions.parameters(new Configuration(), 10_000, 10_000, 0);

  private final List<EpisodeEvent> records = records(new Random(9));
  private Learned inOrder;

  /** What came of a log: episodes by id, and what each window handed on. */
  private record Learned(Map<String, Episode> episodes, List<PatternWindow> windows) {}

  @BeforeAll
  void learnsInOrder() throws Exception {
    inOrder = learn(records);
  }

  @Test
  void learnsFromTheRecordsInOrder() {
    assertThat(inOrder.episodes()).hasSize(EPISODES);
    assertThat(inOrder.episodes().values())
        .anyMatch(episode -> episode.reward().total() > 1)
        .anyMatch(episode -> !episode.reflection().findings().isEmpty())
        .allMatch(episode -> !episode.summary().isEmpty());
    assertThat(inOrder.windows()).hasSizeGreaterThan(3);
    assertThat(inOrder.windows())
        .flatMap(PatternWindow::patterns)
        .extracting(pattern -> pattern.kind())
        .contains(PatternKind.SEQUENCE, PatternKind.RECOVERY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void learnsTheSameInAnyOrderWithinTheDisorder(long seed) throws Exception {
    Random random = new Random(seed);
    List<EpisodeEvent> arrivals = disordered(random);
    assertThat(beforeTheirStart(arrivals)).isGreaterThan(20);
    assertThat(afterTheirCompletion(arrivals)).isGreaterThan(20);
    assertThat(arrivals).hasSizeGreaterThan(records.size() + 20);

    Learned learned = learn(arrivals);

    assertThat(learned.episodes()).isEqualTo(inOrder.episodes());
    assertThat(learned.windows()).isEqualTo(inOrder.windows());
  }

  /** The watermark follows the latest record at the distance of the disorder. */
  private static Learned learn(List<EpisodeEvent> arrivals) throws Exception {
    Learned learned = new Learned(new TreeMap<>(), new ArrayList<>());
    try (AssemblyHarness assembly = AssemblyHarness.open(AssemblyHarness.Backend.HEAP, DEFAULTS);
        KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> mining =
            new KeyedOneInputStreamOperatorTestHarness<>(
                new PatternMiningOperator(PATTERNS), MemoryWrite::space, Types.STRING)) {
      mining.open();
      long latest = 0;
      for (EpisodeEvent record : arrivals) {
        assembly.take(record);
        latest = Math.max(latest, record.at());
        pass(assembly, mining, latest - DISORDER - 1, learned);
      }
      pass(assembly, mining, latest + 60_000, learned);
      assertThat(assembly.rejections()).isEmpty();
      for (Object out : mining.getOutput()) {
        if (out instanceof StreamRecord<?> record) {
          learned.windows().add(((MemoryWrite) record.getValue()).patterns());
        }
      }
    }
    return learned;
  }

  private static void pass(
      AssemblyHarness assembly,
      KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> mining,
      long watermark,
      Learned learned)
      throws Exception {
    assembly.watermark(watermark);
    for (MemoryWrite write : assembly.writes()) {
      assertThat(learned.episodes().put(write.episode().episode(), write.episode())).isNull();
      mining.processElement(new StreamRecord<>(write));
    }
    mining.processWatermark(new Watermark(watermark));
  }

  /** No record comes more than the disorder after a later one; one in ten comes twice. */
  private List<EpisodeEvent> disordered(Random random) {
    record Arrival(long at, EpisodeEvent record) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (EpisodeEvent record : records) {
      arrivals.add(new Arrival(record.at() + random.nextLong(DISORDER), record));
      if (random.nextInt(10) == 0) {
        arrivals.add(new Arrival(record.at() + random.nextLong(DISORDER), record));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals.stream().map(Arrival::record).toList();
  }

  private static int beforeTheirStart(List<EpisodeEvent> arrivals) {
    Set<String> started = new HashSet<>();
    int steps = 0;
    for (EpisodeEvent arrival : arrivals) {
      if (arrival.started() != null) {
        started.add(arrival.episode());
      } else if (arrival.step() != null && !started.contains(arrival.episode())) {
        steps++;
      }
    }
    return steps;
  }

  private static int afterTheirCompletion(List<EpisodeEvent> arrivals) {
    Set<String> completed = new HashSet<>();
    Map<String, Set<Integer>> seen = new HashMap<>();
    int steps = 0;
    for (EpisodeEvent arrival : arrivals) {
      if (arrival.completed() != null) {
        completed.add(arrival.episode());
      } else if (arrival.step() != null
          && seen.computeIfAbsent(arrival.episode(), none -> new HashSet<>())
              .add(arrival.step().number())
          && completed.contains(arrival.episode())) {
        steps++;
      }
    }
    return steps;
  }

  /**
   * Episodes one second apart, each of steps some hundred milliseconds apart: most go the right way
   * and end well, some pay too early, fail, ask and pay again, the others wander. One in three does
   * not say how many steps it has.
   */
  private static List<EpisodeEvent> records(Random random) {
    List<EpisodeEvent> records = new ArrayList<>();
    for (int i = 0; i < EPISODES; i++) {
      String id = "episode-" + i;
      long at = BEGIN + 1_000L * i;
      records.add(EpisodeRecords.in(id, EpisodeRecords.started(at)));
      List<EpisodeEvent> steps = new ArrayList<>();
      boolean isRight = random.nextInt(3) > 0;
      for (String tool : RIGHT_WAY) {
        String used = isRight ? tool : "wander-" + random.nextInt(6);
        if (tool.equals("pay") && random.nextBoolean()) {
          steps.add(step(steps, at, "pay", StepStatus.ERROR));
          steps.add(step(steps, at, "ask", StepStatus.OK));
          used = "pay";
        }
        steps.add(step(steps, at, used, StepStatus.OK));
      }
      steps.forEach(step -> records.add(EpisodeRecords.in(id, step)));
      long end = steps.get(steps.size() - 1).at() + 50;
      Integer count = i % 3 == 0 ? null : Integer.valueOf(steps.size());
      Verdict verdict = isRight || random.nextInt(4) == 0 ? Verdict.SUCCESS : Verdict.FAILURE;
      records.add(EpisodeRecords.in(id, EpisodeRecords.completed(end, count, verdict)));
    }
    records.sort(Comparator.comparingLong(EpisodeEvent::at));
    return records;
  }

  private static EpisodeEvent step(
      List<EpisodeEvent> before, long at, String tool, StepStatus status) {
    int number = before.size() + 1;
    String message = status == StepStatus.ERROR ? "payment does not add up" : null;
    long when = at + 150L * number;
    return EpisodeRecords.on(
        STEPS,
        EpisodeRecords.event(
            when, EpisodeRecords.step(number, tool, status, message, "{\"n\":" + number + "}")));
  }
}
