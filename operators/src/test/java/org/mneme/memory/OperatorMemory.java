package org.mneme.memory;

import java.util.List;
import java.util.Set;
import org.mneme.episodic.prediction.RobotMemory;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.MemoryWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** The Memory operator on RocksDB as a robot's memory. */
final class OperatorMemory implements RobotMemory, AutoCloseable {

  static final String SPACE = "robots";

  final MemoryHarness harness;
  private final MemoryParameters parameters;

  OperatorMemory(MemoryParameters parameters) throws Exception {
    this.parameters = parameters;
    this.harness = MemoryHarness.open(parameters);
  }

  @Override
  public Prediction predict(float[] state, long now) throws Exception {
    return ask(query(state, now)).predicted();
  }

  RecallResult ask(RecallQuery query) throws Exception {
    return harness.ask(query);
  }

  @Override
  public void write(ExperienceWrite write) throws Exception {
    harness.write(MemoryWrite.of(write));
  }

  @Override
  public void closeWindow(long end) throws Exception {
    harness.watermark(parameters.windowEnd(end));
  }

  static RecallQuery query(float[] state, long now) {
    return new RecallQuery(
        "q",
        SPACE,
        null,
        null,
        RecallQuery.DEFAULT_K,
        0,
        Set.of(),
        QueryFilter.NONE,
        RecallMode.PREDICT,
        List.of(),
        null,
        null,
        null,
        false,
        false,
        false,
        null,
        now,
        PackedVector.pack(state),
        null,
        SeededEpisodes.origin(MemoryHarness.WALL_CLOCK));
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
