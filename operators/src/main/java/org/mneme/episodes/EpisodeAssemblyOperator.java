package org.mneme.episodes;

import java.time.Clock;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;

/**
 * Runs {@link EpisodeAssemblyFunction} and gives it a moment before each snapshot's barrier, in
 * which it writes what only memory has, and the right to write under another key than the current
 * record's.
 */
public class EpisodeAssemblyOperator
    extends KeyedProcessOperator<String, EpisodeEvent, MemoryWrite> {

  private static final long serialVersionUID = 1L;

  private final EpisodeAssemblyFunction function;

  /**
   * The operator.
   *
   * @param parameters how episodes are assembled
   * @param episodesTopic topic on which an episode's records keep their order
   */
  public EpisodeAssemblyOperator(AssemblyParameters parameters, String episodesTopic) {
    this(parameters, episodesTopic, Clock.systemUTC());
  }

  /** The operator with a serialisable clock, which only latencies are measured with. */
  EpisodeAssemblyOperator(AssemblyParameters parameters, String episodesTopic, Clock clock) {
    this(new EpisodeAssemblyFunction(parameters, episodesTopic, clock));
  }

  private EpisodeAssemblyOperator(EpisodeAssemblyFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    function.bind(this::setCurrentKey);
    super.open();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    function.write();
  }
}
