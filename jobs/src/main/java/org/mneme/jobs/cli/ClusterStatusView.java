package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterLag;
import org.mneme.jobs.cluster.ClusterProcess;
import org.mneme.jobs.cluster.FlinkRest.JobState;

/** What a cluster does, for its user. */
final class ClusterStatusView {

  private ClusterStatusView() {}

  /**
   * Prints it.
   *
   * @return whether all of it runs
   */
  static boolean print(Cluster cluster, PrintWriter out) {
    boolean isWhole = !cluster.processes().isEmpty();
    if (!isWhole) {
      out.println("no cluster is running in " + cluster.folder().root());
    }
    for (ClusterProcess process : cluster.processes()) {
      isWhole &= process.isAlive();
      out.println(line(process));
    }
    if (cluster.processes().stream().anyMatch(ClusterProcess::isAlive)) {
      isWhole &= printJob(cluster, out);
      out.println("Kafka      " + cluster.ports().bootstrap());
      out.println("Flink UI   http://127.0.0.1:" + cluster.ports().web());
      out.println("Logs       " + cluster.folder().logs());
    }
    if (!isWhole && !cluster.processes().isEmpty()) {
      out.println("what has died is started again by: bin/mneme cluster start");
    }
    out.flush();
    return isWhole;
  }

  private static String line(ClusterProcess process) {
    return process
        .pid()
        .map(
            pid ->
                String.format(
                    "%-15s runs as %d since %s",
                    process.name(), pid, process.began().map(Instant::toString).orElse("?")))
        .orElse(String.format("%-15s DEAD; its log is %s", process.name(), process.log()));
  }

  private static boolean printJob(Cluster cluster, PrintWriter out) {
    JobState job = cluster.job().state().orElse(null);
    if (job == null) {
      out.println("job        none, or the JobManager does not answer");
      return false;
    }
    out.printf(
        "job        %s, %d of %d tasks run (%s)%n",
        job.state(), job.running(), job.tasks(), job.id());
    cluster.job().checkpoints().ifPresent(checkpoints -> printCheckpoints(checkpoints, out));
    Map<String, Long> lag = ClusterLag.of(cluster.configuration());
    lag.forEach((topic, records) -> out.printf("lag        %s: %,d records%n", topic, records));
    return job.isRunning();
  }

  private static void printCheckpoints(JsonNode checkpoints, PrintWriter out) {
    JsonNode last = checkpoints.at("/latest/completed");
    if (last.isObject()) {
      out.printf(
          "checkpoint %d completed at %s in %,d ms, %,d of %,d bytes written; %d failed, %d"
              + " restored%n",
          last.path("id").asLong(),
          Instant.ofEpochMilli(last.path("latest_ack_timestamp").asLong()),
          last.path("end_to_end_duration").asLong(),
          last.path("checkpointed_size").asLong(),
          last.path("state_size").asLong(),
          checkpoints.at("/counts/failed").asLong(),
          checkpoints.at("/counts/restored").asLong());
    } else {
      out.println("checkpoint none completed yet");
    }
    JsonNode failed = checkpoints.at("/latest/failed");
    if (failed.path("id").asLong() > last.path("id").asLong()) {
      out.printf(
          "checkpoint %d FAILED at %s, %d failed so far: %s%n",
          failed.path("id").asLong(),
          Instant.ofEpochMilli(failed.path("failure_timestamp").asLong()),
          checkpoints.at("/counts/failed").asLong(),
          failed.path("failure_message").asText("no reason given"));
    }
  }
}
