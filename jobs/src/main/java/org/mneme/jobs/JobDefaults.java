package org.mneme.jobs;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.rocksdb.CompressionType;

/** What the job asks of Flink unless it is told otherwise; every key is Flink's own. */
public final class JobDefaults {

  /** Key groups of every operator: the most subtasks there can ever be. Never changed. */
  public static final int MAX_PARALLELISM = 256;

  private JobDefaults() {}

  /** A fresh configuration of the defaults. */
  public static Configuration configuration() {
    return beneath(new Configuration());
  }

  /** A fresh configuration of what is given, and of the defaults where nothing is. */
  public static Configuration beneath(Configuration given) {
    Configuration config = new Configuration(given);
    put(config, StateBackendOptions.STATE_BACKEND, "rocksdb");
    put(config, RocksDBOptions.OPTIONS_FACTORY, RocksDbManifest.class.getName());
    // Most records are asked for before they are there: a filter says so without reading a block.
    put(config, RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    put(
        config,
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(CompressionType.LZ4_COMPRESSION));
    put(config, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    put(config, CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
    put(config, CheckpointingOptions.ENABLE_UNALIGNED, true);
    put(config, CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ofMillis(500));
    put(
        config,
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // An answer is flushed to the network as it is given; batching it would cost milliseconds.
    put(config, ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    put(config, PipelineOptions.OBJECT_REUSE, true);
    put(config, PipelineOptions.GENERIC_TYPES, false);
    put(config, PipelineOptions.AUTO_GENERATE_UIDS, false);
    put(config, PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    put(config, PipelineOptions.NAME, "mneme");
    return config;
  }

  private static <T> void put(Configuration config, ConfigOption<T> option, T value) {
    if (!config.contains(option)) {
      config.set(option, value);
    }
  }
}
