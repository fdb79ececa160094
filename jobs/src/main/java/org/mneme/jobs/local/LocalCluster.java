package org.mneme.jobs.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this JVM: JobManager and one TaskManager, RocksDB, incremental checkpoints in
 * a folder, the web UI on the loopback address.
 */
public final class LocalCluster implements AutoCloseable {

  private static final Duration BEGINS_WITHIN = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 10;

  private final MiniCluster cluster;
  private final Configuration configuration;
  private final LocalParameters parameters;

  private LocalCluster(
      MiniCluster cluster, Configuration configuration, LocalParameters parameters) {
    this.cluster = cluster;
    this.configuration = configuration;
    this.parameters = parameters;
  }

  /**
   * Starts a cluster.
   *
   * @param configuration {@link LocalOptions}, and Flink's own keys, which win over what this class
   *     would set
   * @throws LocalStackException if the web UI's port is busy or the cluster does not start
   */
  public static LocalCluster start(Configuration configuration) {
    LocalParameters parameters = LocalOptions.parameters(configuration);
    int webPort =
        LoopbackPort.require(parameters.webPort(), "Flink's web UI", LocalOptions.WEB_PORT.key());
    Configuration flink = LocalClusterConfig.configuration(configuration, parameters, webPort);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parameters.slots())
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new LocalStackException("Flink did not start: " + e.getMessage(), e);
    }
    return new LocalCluster(cluster, flink, parameters);
  }

  /**
   * Submits a job and waits until it is initialised.
   *
   * @param job builds it
   * @param from snapshot to restore, which the job then owns
   * @throws LocalStackException if the job is refused or cannot be initialised
   */
  public JobClient submit(Consumer<StreamExecutionEnvironment> job, Optional<Path> from) {
    Configuration submitted = new Configuration(configuration);
    from.ifPresent(
        snapshot -> {
          submitted.set(StateRecoveryOptions.SAVEPOINT_PATH, snapshot.toUri().toString());
          submitted.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(submitted);
    job.accept(environment);
    try {
      StreamGraph graph =
          PipelineExecutorUtils.getStreamGraph(environment.getStreamGraph(), submitted);
      ClassLoader classes = LocalCluster.class.getClassLoader();
      JobID id = cluster.submitJob(graph).get().getJobID();
      ClientUtils.waitUntilJobInitializationFinished(
          () -> cluster.getJobStatus(id).get(), () -> cluster.requestJobResult(id).get(), classes);
      return new MiniClusterJobClient(
          id, cluster, classes, MiniClusterJobClient.JobFinalizationBehavior.NOTHING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while the job was submitted", e);
    } catch (Exception e) {
      throw new LocalStackException("the job did not start: " + rootMessage(e), e);
    }
  }

  /** The job's newest checkpoint or savepoint in the folder, of this run or an earlier one. */
  public Optional<Path> latestSnapshot() {
    return Snapshots.latest(parameters);
  }

  /**
   * Waits until every task of a job has begun, since Flink refuses a snapshot before; not longer
   * than a minute, and not for a job that has ended: then Flink says better what is wrong.
   */
  public void awaitRunning(JobClient job) {
    long deadline = System.nanoTime() + BEGINS_WITHIN.toNanos();
    try {
      while (!hasBegun(cluster.getExecutionGraph(job.getJobID()).get())
          && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while the job began", e);
    } catch (ExecutionException e) {
      throw new LocalStackException("the job is not there: " + rootMessage(e), e);
    }
  }

  private static boolean hasBegun(AccessExecutionGraph graph) {
    if (graph.getState().isTerminalState()) {
      return true;
    }
    for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
      ExecutionState state = task.getExecutionState();
      if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
        return false;
      }
    }
    return true;
  }

  /**
   * Stops a job once all it has read is in a savepoint.
   *
   * @return the savepoint's folder
   * @throws LocalStackException if the savepoint fails
   */
  public Path stopWithSavepoint(JobClient job) {
    awaitRunning(job);
    return savepointOf(
        job.stopWithSavepoint(
            false, parameters.savepointFolder().toUri().toString(), SavepointFormatType.NATIVE));
  }

  /**
   * Takes a savepoint while the job runs on.
   *
   * @return the savepoint's folder
   * @throws LocalStackException if the savepoint fails
   */
  public Path savepoint(JobClient job) {
    awaitRunning(job);
    return savepointOf(
        job.triggerSavepoint(
            parameters.savepointFolder().toUri().toString(), SavepointFormatType.NATIVE));
  }

  /** Where the web UI is. */
  public URI webAddress() {
    return cluster.getRestAddress().join();
  }

  /** The cluster itself, for what this class does not offer. */
  public MiniCluster flink() {
    return cluster;
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }

  private static Path savepointOf(CompletableFuture<String> future) {
    try {
      return Path.of(URI.create(future.get()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while the savepoint was written", e);
    } catch (ExecutionException e) {
      throw new LocalStackException("the savepoint failed: " + rootMessage(e), e);
    }
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
