package org.mneme.jobs.load.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mneme.model.Step;

/**
 * rust-self-learning-memory's lifecycle: episodes of one to a hundred steps, created, told and
 * completed.
 *
 * <p><i>Source:</i> d-o-hub/rust-self-learning-memory, {@code benches/episode_lifecycle.rs} and
 * {@code benches/src/benchmark_helpers.rs}.
 */
final class LifecycleReplay implements Replay {

  private static final List<Integer> STEPS = List.of(1, 5, 10, 25, 50, 100);
  private static final double RECORDS_PER_SECOND = 1_000;

  private final ReplaySize size;
  private final Author author;

  LifecycleReplay(ReplaySize size, Author.Maker author) {
    this.size = size;
    this.author = author.in("lifecycle");
  }

  @Override
  public String source() {
    return "d-o-hub/rust-self-learning-memory, benches/episode_lifecycle.rs; each episode has a"
        + " number in its description, where theirs is always 0 (here that would be one"
        + " experience), and its records are sent at once";
  }

  @Override
  public Iterator<Operation> preload() {
    int count = size.preload(100);
    return IntStream.range(0, count).mapToObj(i -> episode("preloaded-" + i, i, 5)).iterator();
  }

  @Override
  public List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    for (int steps : STEPS) {
      double perSecond = size.perSecond(RECORDS_PER_SECOND / (steps + 2));
      int count = (int) Math.ceil(perSecond * size.seconds(10));
      scenes.add(
          new Scene(
              steps + " steps",
              perSecond,
              count,
              (run, index) -> episode(run + '-' + index, index, steps),
              null));
    }
    return scenes;
  }

  @Override
  public Map<String, Double> found() {
    return Map.of();
  }

  private Operation episode(String id, int number, int steps) {
    return author.store(
        "completed",
        new Author.Told(
            id,
            System.currentTimeMillis(),
            Author.task(
                "Implement comprehensive feature "
                    + number
                    + " of "
                    + id
                    + " with extensive async processing, error handling, logging, monitoring,"
                    + " testing, and documentation covering multiple modules and integration"
                    + " points",
                "code-generation",
                "benchmark",
                List.of("performance", "test")),
            null,
            null),
        steps(steps));
  }

  /** Steps as published: tool_{i}, latency 50+10i, tokens 100+20i. */
  static List<Step> steps(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(
          Author.timed(
              Author.step(
                  i + 1,
                  "tool_" + i,
                  "Execute step " + i + " of the process",
                  "Step " + i + " completed successfully with output data"),
              50 + 10L * i,
              100 + 20L * i));
    }
    return Collections.unmodifiableList(steps);
  }
}
