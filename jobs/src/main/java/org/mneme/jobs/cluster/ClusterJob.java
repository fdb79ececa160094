package org.mneme.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mneme.jobs.cluster.FlinkRest.JobState;

/** The job on a cluster: submitted through Flink's own client, watched and stopped over REST. */
public final class ClusterJob {

  static final Duration RUNS_WITHIN = Duration.ofMinutes(3);
  private static final Duration SAVES_WITHIN = Duration.ofMinutes(5);

  /** So often a job does not fail by chance while it starts. */
  private static final int FAILS_FOR_GOOD = 4;

  private static final String DAMAGED =
      "\nif that snapshot is damaged, go on from another one with 'bin/mneme cluster resume --from"
          + " FOLDER', or build the memory anew from Kafka (docs/operations.md, Losing the state)";

  private final Cluster cluster;
  private final ClusterPrograms programs;
  private final FlinkRest rest;

  ClusterJob(Cluster cluster, ClusterPrograms programs, FlinkRest rest) {
    this.cluster = cluster;
    this.programs = programs;
    this.rest = rest;
  }

  /**
   * Submits it, and waits until all of it runs.
   *
   * @param from snapshot that it goes on from
   * @throws ClusterException if it is refused, or does not run in time
   */
  public void submit(int parallelism, Optional<Path> from) {
    submit(parallelism, from, Map.of());
  }

  /**
   * Likewise.
   *
   * @param options of this submission, over those of the cluster
   */
  public void submit(int parallelism, Optional<Path> from, Map<String, String> options) {
    Path log = cluster.folder().logs().resolve("client.log");
    ProcessBuilder builder =
        new ProcessBuilder(programs.submission(parallelism, from, options))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("FLINK_CONF_DIR", cluster.folder().conf().toString());
    try {
      Process client = builder.start();
      boolean hasEnded = client.waitFor(RUNS_WITHIN.toSeconds(), TimeUnit.SECONDS);
      if (!hasEnded || client.exitValue() != 0) {
        client.destroyForcibly();
        throw new ClusterException(
            "the job was not submitted"
                + from.map(path -> " from " + path).orElse("")
                + "; "
                + log
                + " says why: "
                + ClusterProcess.cause(log)
                + from.map(path -> DAMAGED).orElse(""));
      }
    } catch (IOException e) {
      throw new ClusterException("Flink's client does not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while the job was submitted", e);
    }
    awaitRunning(RUNS_WITHIN, from.map(path -> DAMAGED).orElse(""));
  }

  /**
   * Waits until all of it runs.
   *
   * @throws ClusterException if it does not in time, or fails again and again
   */
  public void awaitRunning(Duration patience) {
    awaitRunning(patience, "");
  }

  private void awaitRunning(Duration patience, String advice) {
    List<String> before = failures();
    boolean isDecided =
        Waiting.until(
            patience, () -> isRunning() || failures().size() >= before.size() + FAILS_FOR_GOOD);
    if (!isDecided || !isRunning()) {
      throw new ClusterException(
          (isDecided
                  ? "the job fails again and again"
                  : "the job does not run within " + patience.toSeconds() + " s")
              + " ("
              + state().map(Object::toString).orElse("there is none")
              + "); see "
              + cluster.process(Cluster.JOB_MANAGER).log()
              + failures().stream()
                  .findFirst()
                  .map(
                      trace ->
                          "; the last failure: " + ClusterProcess.causes(trace.lines().toList()))
                  .orElse("")
              + advice);
    }
  }

  private List<String> failures() {
    return state().map(job -> rest.failures(job.id())).orElse(List.of());
  }

  /** Whether all of it runs. */
  public boolean isRunning() {
    return state().map(JobState::isRunning).orElse(false);
  }

  /** What the JobManager says of it; nothing when there is no job or no JobManager. */
  public Optional<JobState> state() {
    return rest.job();
  }

  /** What the JobManager says of its checkpoints. */
  public Optional<JsonNode> checkpoints() {
    return state().flatMap(job -> rest.checkpoints(job.id()));
  }

  /**
   * Cancels it, without a savepoint, and waits until it is gone. The cluster must allow it ({@code
   * web.cancel.enable}).
   */
  public void cancel() {
    JobState job = state().orElseThrow(() -> new ClusterException("there is no job to cancel"));
    rest.cancel(job.id());
    if (!Waiting.until(RUNS_WITHIN, () -> state().isEmpty())) {
      throw new ClusterException("the job is not gone within " + RUNS_WITHIN.toSeconds() + " s");
    }
  }

  /**
   * Stops it once all that it has read is in a savepoint. Until all of it runs, and while a
   * savepoint is refused, this waits.
   *
   * @return the savepoint's folder
   * @throws ClusterException if there is none in the end
   */
  public Path stop() {
    Path folder = cluster.folder().savepoints();
    for (int tries = 1; ; tries++) {
      awaitRunning(RUNS_WITHIN);
      JobState job = state().orElseThrow(() -> new ClusterException("there is no job to stop"));
      try {
        return rest.stopWithSavepoint(job.id(), folder, SAVES_WITHIN);
      } catch (ClusterException e) {
        if (tries == 3) {
          throw e;
        }
      }
    }
  }
}
