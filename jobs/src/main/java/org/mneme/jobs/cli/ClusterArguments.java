package org.mneme.jobs.cli;

import java.nio.file.Path;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterFolder;
import org.mneme.jobs.cluster.ClusterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which cluster. */
@Command
final class ClusterArguments {

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "Where it keeps data, configuration and logs (.mneme/cluster by default).")
  private Path folder;

  /** The cluster in the folder, running or not. */
  Cluster cluster() {
    ClusterHome home = ClusterHome.ofThisProgram();
    return new Cluster(
        home, new ClusterFolder(folder == null ? home.root().resolve(".mneme/cluster") : folder));
  }
}
