package org.mneme.jobs;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;

/** What the job asks of Flink unless it is told otherwise; every key is Flink's own. */
public final class JobDefaults {

  /** Key groups of every operator: the most subtasks there can ever be. Never changed. */
  public static final int MAX_PARALLELISM = 256;

  private JobDefaults() {}

  /** A fresh configuration of the defaults. */
  public static Configuration configuration() {
    Configuration config = new Configuration();
    config.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    config.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
    config.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    config.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ofMillis(500));
    config.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // An answer is flushed to the network as it is given; batching it would cost milliseconds.
    config.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    config.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    config.set(PipelineOptions.NAME, "mneme");
    return config;
  }
}
