package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.mneme.embedding.HashingEmbedder;
import org.mneme.model.Episode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.SimilarityProfile;
import org.mneme.model.SimilarityProfiles;

/**
 * What a recall of one full space costs at the defaults, stage by stage, in the operator on
 * RocksDB. Prints a line for each figure: its name, a tab and its value. {@link RecallCostRounds}
 * compares two builds by it.
 */
public final class RecallCost {

  private static final long SEED = 7;
  private static final int QUESTIONS = 500;
  private static final int WARM_UP = 4_000;
  private static final int MEASURED = 4_000;

  private final MeasuredMemory memory;
  private final List<RecallQuery> questions = new ArrayList<>();
  private final List<RecallQuery> explained = new ArrayList<>();

  private RecallCost(MeasuredMemory memory) {
    this.memory = memory;
  }

  /**
   * The program.
   *
   * @param args number of episodes, a multiple of 1,000; and how many queries are measured if not
   *     {@value #MEASURED}
   */
  public static void main(String[] args) throws Exception {
    TextSpace space = new TextSpace(SEED);
    SimilarityProfiles profiles =
        new SimilarityProfiles(
            space.embedder.model(), HashingEmbedder.PROFILE, SimilarityProfile.NEURAL);
    MemoryParameters parameters = MemoryOptions.parameters(new Configuration(), profiles);
    try (MeasuredMemory memory = MeasuredMemory.open(parameters)) {
      RecallCost cost = new RecallCost(memory);
      cost.fill(space, Integer.parseInt(args[0]));
      cost.measure(args.length > 1 ? Integer.parseInt(args[1]) : MEASURED);
      cost.printAnswers();
    }
  }

  private void fill(TextSpace space, int episodes) throws Exception {
    for (int stored = 0; stored < episodes; stored += TextSpace.WINDOW) {
      TextSpace.Window window = space.window();
      for (Episode episode : window.episodes()) {
        memory.store(episode);
      }
      memory.write(window.found());
      memory.watermark(window.end());
      memory.write(window.patterns());
      memory.ask(space.question(false));
    }
    for (int i = 0; i < QUESTIONS; i++) {
      questions.add(space.question(false));
      explained.add(space.question(true));
    }
    int held = memory.held(SPACE).index.size();
    if (held != episodes) {
      throw new IllegalStateException(held + " episodes are held, not " + episodes);
    }
  }

  private void measure(int count) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      memory.ask(questions.get(i % QUESTIONS));
    }
    Map<String, Timings> stages = new TreeMap<>();
    Timings whole = new Timings();
    long bytes = 0;
    long cpu = CostPair.cpuNanos();
    for (int i = 0; i < count; i++) {
      RecallQuery question = questions.get(i % QUESTIONS);
      long before = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      RecallResult answer = memory.ask(question);
      whole.add(System.nanoTime() - start);
      bytes += threads.getCurrentThreadAllocatedBytes() - before;
      if (answer.hits().size() != RecallQuery.DEFAULT_K) {
        throw new IllegalStateException(answer.hits().size() + " hits");
      }
      // Whole microseconds: half of one is cut off on average.
      answer
          .tookMicros()
          .forEach(
              (stage, micros) ->
                  stages
                      .computeIfAbsent(stage, s -> new Timings())
                      .add(micros * 1_000 + (stage.equals("total") ? 0 : 500)));
    }
    cpu = CostPair.cpuNanos() - cpu;
    stages.forEach((stage, timings) -> print(stage + " µs", timings.meanMicros()));
    print("whole µs", whole.meanMicros());
    print("whole p50 µs", whole.micros(0.5));
    print("whole p99 µs", whole.micros(0.99));
    print("whole CPU µs", cpu / 1e3 / count);
    print("allocated B", bytes / (double) count);
  }

  /** Two builds that answer alike print the same. */
  private void printAnswers() throws Exception {
    long answers = 0;
    for (List<RecallQuery> asked : List.of(explained, questions)) {
      for (RecallQuery question : asked) {
        answers = 31 * answers + memory.ask(question).hits().toString().hashCode();
      }
    }
    System.out.println("answers\t" + answers);
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s\t%.2f%n", name, value);
  }
}
