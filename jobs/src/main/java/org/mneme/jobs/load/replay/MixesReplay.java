package org.mneme.jobs.load.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mneme.model.QueryFilter;

/**
 * rust-self-learning-memory's mixes of reads and writes, named after YCSB's: a thousand episodes of
 * three steps first, then reads of five hits and writes of whole episodes of two steps.
 *
 * <p><i>Source:</i> d-o-hub/rust-self-learning-memory, {@code benches/concurrent_operations.rs}.
 */
final class MixesReplay implements Replay {

  private static final int THREADS = 16;
  private static final int HITS = 5;

  private final ReplaySize size;
  private final Author author;
  private final SplittableRandom random;

  private record Mix(String name, double reads) {}

  private static final List<Mix> MIXES =
      List.of(
          new Mix("A update heavy", 0.5),
          new Mix("B read mostly", 0.95),
          new Mix("C read only", 1),
          new Mix("D read latest", 0.95),
          new Mix("E short ranges", 0.05));

  MixesReplay(ReplaySize size, Author.Maker author) {
    this.size = size;
    this.author = author.in("mixes");
    this.random = new SplittableRandom(size.seed());
  }

  @Override
  public String source() {
    return "d-o-hub/rust-self-learning-memory, benches/concurrent_operations.rs; at a fixed rate,"
        + " where theirs has 1 to 16 threads that each wait for their answers";
  }

  @Override
  public Iterator<Operation> preload() {
    int count = size.preload(1_000);
    long from = System.currentTimeMillis() - 60_000;
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                store(
                    "preloaded-" + i,
                    from + 60_000L * i / count,
                    "Implement feature " + i + " with async processing and error handling",
                    3))
        .iterator();
  }

  @Override
  public List<Scene> scenes() {
    double perSecond = size.perSecond(500);
    int count = (int) (perSecond * size.seconds(12));
    List<Scene> scenes = new ArrayList<>();
    for (Mix mix : MIXES) {
      scenes.add(
          new Scene(mix.name, perSecond, count, (run, index) -> operation(mix, run, index), null));
    }
    return scenes;
  }

  @Override
  public Map<String, Double> found() {
    return Map.of();
  }

  private Operation operation(Mix mix, String run, int index) {
    String id = run + '-' + index;
    int thread = random.nextInt(THREADS);
    if (random.nextDouble() < mix.reads) {
      int episode = random.nextInt(size.preload(1_000));
      String text = "Query from thread " + thread + " episode " + episode;
      return author.ask("read", id, Author.Asked.text(text, HITS), QueryFilter.NONE);
    }
    String text = "Concurrent write from thread " + thread + " op " + random.nextInt(1 << 30);
    return store(id, System.currentTimeMillis(), text, 2);
  }

  private Operation store(String id, long at, String text, int steps) {
    return author.store(
        "write",
        new Author.Told(
            id,
            at,
            Author.task(text, "code-generation", "benchmark", List.of("performance", "test")),
            null,
            null),
        LifecycleReplay.steps(steps));
  }
}
