package org.mneme.jobs;

import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.local.LocalOptions;

/** A real broker and a MiniCluster, shared by the tests of a class; each job has its own topics. */
public record LocalStack(EmbeddedKafka kafka, LocalCluster cluster) implements AutoCloseable {

  /** Starts both. */
  public static LocalStack start(Path folder) {
    Configuration config = JobDefaults.configuration();
    config.set(LocalOptions.FOLDER, folder.toString());
    config.set(LocalOptions.WEB_PORT, 0);
    config.set(LocalOptions.SLOTS, 4);
    return new LocalStack(
        EmbeddedKafka.start(folder.resolve("broker"), 0), LocalCluster.start(config));
  }

  /** Runs the job with these options and topics of its own. */
  public RunningJob run(String prefix, Map<String, String> options) {
    return new RunningJob(kafka, cluster, prefix, options);
  }

  RunningJob run(String prefix) {
    return run(prefix, Map.of());
  }

  @Override
  public void close() {
    cluster.close();
    kafka.close();
  }
}
