package org.mneme.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterFolder;
import org.mneme.jobs.cluster.ClusterHome;

/**
 * The short form of {@code bin/mneme chaos}: the packaged jar on real processes, of which a
 * TaskManager, the JobManager and the broker are killed, and once another parallelism.
 */
class ChaosIT {

  private static final ChaosParameters SHORT =
      new ChaosParameters(5, 3, 1, 100, 10, 500, DeliveryGuarantee.AT_LEAST_ONCE);

  @TempDir private Path folder;

  @Test
  void learnsWhatARunWithoutFaultsLearns() throws Exception {
    Cluster cluster = new Cluster(ClusterHome.ofThisProgram(), new ClusterFolder(folder));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    ChaosReport report = new ChaosRun(cluster, SHORT, out).run();

    assertThat(report.problems()).as(report.markdown()).isEmpty();
  }
}
