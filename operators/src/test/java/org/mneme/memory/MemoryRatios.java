package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.mneme.kernels.dense.KernelRatios;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * The ratios that can be measured in one process, for {@code bin/mneme bench ratios}: kernels
 * beside their definitions, both memories beside episodes alone, and the operator beside {@link
 * PlainMemory}.
 */
public final class MemoryRatios {

  private static final int DIMENSION = 384;
  private static final int CONCEPTS = 100;
  private static final int EPISODES = 2_000;
  private static final int K = 10;

  private final RatioRun run;
  private int next;

  private MemoryRatios(RatioRun run) {
    this.run = run;
  }

  /** See {@link RatioRun#RatioRun}. */
  public static void main(String[] args) throws Exception {
    RatioRun run = new RatioRun(args);
    KernelRatios.measure((name, of, beside) -> run.measure(name, of::run, beside::run));
    new MemoryRatios(run).measure();
  }

  private void measure() throws Exception {
    if (!run.wants("dual/single") && !run.wants("operator/oracle")) {
      return;
    }
    PlainMemory plain = new PlainMemory(100_000);
    try (CostPair pair = new CostPair(DIMENSION, CONCEPTS)) {
      for (int stored = 0; stored < EPISODES; stored += CostSpace.WINDOW) {
        CostSpace.Window window = pair.space.window();
        for (MeasuredMemory memory : pair.memories.values()) {
          CostPair.learn(memory, window);
        }
        window.episodes().forEach(plain::store);
      }
      memories(pair);
      oracle(pair, plain);
    }
  }

  private void memories(CostPair pair) throws Exception {
    Map<MemoryMode, MeasuredMemory> memories = pair.memories;
    List<RecallQuery> similar = queries(pair.space, RecallMode.SIMILAR);
    List<RecallQuery> recall = queries(pair.space, RecallMode.RECALL);
    MeasuredMemory dual = memories.get(MemoryMode.DUAL);
    MeasuredMemory single = memories.get(MemoryMode.SINGLE);
    run.measure("dual/single similar", () -> ask(dual, similar), () -> ask(single, similar));
    run.measure(
        "dual/single recall with spreading", () -> ask(dual, recall), () -> ask(single, recall));
  }

  private void oracle(CostPair pair, PlainMemory plain) throws Exception {
    MeasuredMemory single = pair.memories.get(MemoryMode.SINGLE);
    List<RecallQuery> similar = queries(pair.space, RecallMode.SIMILAR);
    ask(single, similar);
    if (single.held(SPACE).index.size() < EPISODES) {
      throw new IllegalStateException("the operator holds too little to be compared");
    }
    run.measure("operator/oracle similar", () -> ask(single, similar), () -> best(plain, similar));
  }

  private void ask(MeasuredMemory memory, List<RecallQuery> queries) throws Exception {
    int hits = memory.ask(queries.get(next++ % queries.size())).hits().size();
    if (hits != K) {
      throw new IllegalStateException(hits + " hits");
    }
  }

  private void best(PlainMemory plain, List<RecallQuery> queries) {
    Map<String, Double> scores = plain.scores(queries.get(next++ % queries.size()), Map.of());
    PriorityQueue<Double> best = new PriorityQueue<>();
    for (double score : scores.values()) {
      best.add(score);
      if (best.size() > K) {
        best.poll();
      }
    }
    if (best.size() != K) {
      throw new IllegalStateException(best.size() + " hits");
    }
  }

  private static List<RecallQuery> queries(CostSpace space, RecallMode mode) {
    List<RecallQuery> queries = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      queries.add(space.query(mode, null, space.question()));
    }
    return queries;
  }
}
