package org.mneme.jobs.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.mneme.jobs.local.LocalCluster;

/** Watches a job of a local cluster: whether all of it runs, and whether it ever failed. */
public final class RunningJob {

  private static final Duration RUNS_WITHIN = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_MILLIS = 20;

  private final MiniCluster cluster;
  private final JobID id;

  private RunningJob(MiniCluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Waits until every task of the job runs.
   *
   * @throws IllegalStateException if it fails, or takes longer than a minute
   */
  public static RunningJob await(LocalCluster cluster, JobID id) throws InterruptedException {
    RunningJob job = new RunningJob(cluster.flink(), id);
    long deadline = System.nanoTime() + RUNS_WITHIN.toNanos();
    while (!job.runs()) {
      List<String> problems = job.problems();
      if (!problems.isEmpty()) {
        throw new IllegalStateException(problems.get(0));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the job does not run within " + RUNS_WITHIN);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return job;
  }

  /** Whether it has ended, well or not. */
  public boolean hasEnded() throws InterruptedException {
    return graph().getState().isGloballyTerminalState();
  }

  /** How it failed, even if it recovered since; empty when it never did. */
  public List<String> problems() throws InterruptedException {
    var failure = graph().getFailureInfo();
    return failure == null
        ? List.of()
        : List.of(
            "the job failed"
                + (hasEnded() ? ": " : " and recovered: ")
                + failure.getExceptionAsString().lines().findFirst().orElse("no reason given"));
  }

  private boolean runs() throws InterruptedException {
    for (AccessExecutionVertex vertex : graph().getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  private AccessExecutionGraph graph() throws InterruptedException {
    try {
      return cluster.getExecutionGraph(id).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Flink does not answer: " + e.getCause().getMessage(), e);
    }
  }
}
