package org.mneme.jobs.local;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** What a cluster of one JVM is configured with unless its user says otherwise. */
final class LocalClusterConfig {

  private LocalClusterConfig() {}

  /**
   * The user's configuration over the local defaults, and over both what must be so: loopback
   * addresses and the chosen web port.
   */
  static Configuration configuration(Configuration user, LocalParameters parameters, int webPort) {
    Configuration configuration = defaults(parameters);
    configuration.addAll(user);
    configuration.set(RestOptions.ADDRESS, LoopbackPort.HOST);
    configuration.set(RestOptions.BIND_ADDRESS, LoopbackPort.HOST);
    configuration.set(RestOptions.PORT, webPort);
    configuration.set(RestOptions.BIND_PORT, Integer.toString(webPort));
    configuration.set(JobManagerOptions.ADDRESS, LoopbackPort.HOST);
    configuration.set(JobManagerOptions.BIND_HOST, LoopbackPort.HOST);
    configuration.set(TaskManagerOptions.HOST, LoopbackPort.HOST);
    configuration.set(TaskManagerOptions.BIND_HOST, LoopbackPort.HOST);
    // Uploading a job over HTTP is running any code: not without a user's own cluster round it.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    return configuration;
  }

  private static Configuration defaults(LocalParameters parameters) {
    Configuration defaults = new Configuration();
    defaults.set(CoreOptions.DEFAULT_PARALLELISM, parameters.slots());
    defaults.set(CoreOptions.TMP_DIRS, parameters.temporaryFolder().toString());
    defaults.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    defaults.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    defaults.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        parameters.checkpointFolder().toUri().toString());
    defaults.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY, parameters.savepointFolder().toUri().toString());
    defaults.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
    defaults.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    defaults.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    return defaults;
  }
}
