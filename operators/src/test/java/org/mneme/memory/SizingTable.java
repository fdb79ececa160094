package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.episodic.EpisodeDigests;
import org.mneme.episodic.text.EpisodeWords;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * Bytes that a stored episode takes in the hot tier, on the heap and in a checkpoint, by the
 * dimension of its vector, the words of its task and its steps. Prints the table of
 * docs/measurements/sizing.md, with what the formula of docs/operations.md says beside it.
 */
final class SizingTable {

  private static final int VOCABULARY = 20_000;
  private static final int TOOLS = 14;

  /** Links to the episodes before and after it in its session, which has four. */
  private static final double EDGES = 1.5;

  private static final long MINUTE = 60_000;

  private final int dimension;
  private final int words;
  private final int steps;
  private final Random random = new Random(5);

  private SizingTable(int dimension, int words, int steps) {
    this.dimension = dimension;
    this.words = words;
    this.steps = steps;
  }

  /**
   * The program.
   *
   * @param args dimension, words and steps of each row, as {@code 384,20,5}; first the number of
   *     episodes
   */
  public static void main(String[] args) throws Exception {
    System.out.println(
        "| dimensions | words | steps | characters | vector | hot tier | formula | heap | checkpoint"
            + " | formula |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    int episodes = Integer.parseInt(args[0]);
    for (int i = 1; i < args.length; i++) {
      String[] row = args[i].split(",", -1);
      new SizingTable(Integer.parseInt(row[0]), Integer.parseInt(row[1]), Integer.parseInt(row[2]))
          .print(episodes);
    }
  }

  private void print(int episodes) throws Exception {
    Configuration config =
        new Configuration().set(HotTierOptions.SIZE, MemorySize.ofMebiBytes(4_096));
    try (MeasuredMemory memory = MeasuredMemory.openIncremental(MemoryOptions.parameters(config))) {
      long empty = usedHeap();
      long characters = 0;
      for (int i = 0; i < episodes; i++) {
        Episode episode = episode(i);
        characters += characters(episode);
        memory.store(episode);
        if (i % 1_000 == 999) {
          memory.watermark(TEN + i * 10L);
        }
      }
      memory.watermark(TEN + episodes * 10L + 10 * MINUTE);
      memory.ask(SeededEpisodes.query(TEN + episodes * 10L, 1, unit()));
      double hot = memory.held(SPACE).bytes() / (double) episodes;
      double heap = (usedHeap() - empty) / (double) episodes;
      double checkpoint = memory.snapshotBytes() / (double) episodes;
      double text = characters / (double) episodes;
      System.out.printf(
          Locale.ROOT,
          "| %d | %d | %d | %.0f | %d | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
          dimension,
          words,
          steps,
          text,
          4 * dimension,
          hot,
          hotBytes(text),
          heap,
          checkpoint,
          checkpointBytes(text));
    }
  }

  /** What docs/operations.md says of the hot tier. */
  private double hotBytes(double characters) {
    return 4.2 * dimension + 0.85 * characters + EDGES * 22 + 1_570;
  }

  /** What docs/operations.md says of a checkpoint. */
  private double checkpointBytes(double characters) {
    return 4 * dimension + 0.53 * characters + EDGES * 14 + 270;
  }

  private static long characters(Episode episode) {
    return (long) EpisodeWords.of(EpisodeDigests.of(episode)).length() + episode.summary().length();
  }

  private static long usedHeap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private Episode episode(int number) {
    String description = text(words);
    List<StepDigest> made = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      String tool = "tool_" + random.nextInt(TOOLS);
      made.add(
          new StepDigest(
              step,
              TEN,
              tool,
              null,
              null,
              null,
              StepStatus.OK,
              null,
              40L,
              null,
              List.of(),
              List.of()));
    }
    List<Finding> findings =
        List.of(
            new Finding(FindingKind.SUCCESS, List.of(1), "Every step of " + steps + " went well."));
    String summary =
        description
            + made.stream().map(StepDigest::tool).limit(10).collect(Collectors.joining(" "));
    return new Episode(
        SPACE,
        "0192e4a0-7f3a-7c3b-9e1d-%012d".formatted(number),
        new Task(description, "booking", "airline", List.of(), null, null, null),
        "agent-" + number % 40,
        "user-" + number % 997,
        "session-" + number / 4,
        TEN + number * 10L - MINUTE,
        TEN + number * 10L,
        EpisodeStatus.STORED,
        new Outcome(Verdict.SUCCESS, null, null, List.of(), List.of(), List.of()),
        made,
        new Reward(0.5 * Reward.MAXIMUM, 1, 0, 1, 1, 1, 0),
        0.5,
        new Reflection(findings),
        0.3,
        summary,
        "fingerprint-" + number,
        Embedding.of(SeededEpisodes.MODEL, unit()));
  }

  /** Words of which a few are frequent and most are rare, as in a language (Zipf). */
  private String text(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "word" + (int) Math.pow(VOCABULARY, random.nextDouble()))
        .collect(Collectors.joining(" "));
  }

  private float[] unit() {
    return SeededEpisodes.unit(random, dimension);
  }
}
