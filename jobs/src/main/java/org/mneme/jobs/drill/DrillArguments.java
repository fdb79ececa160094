package org.mneme.jobs.drill;

import java.nio.file.Path;
import org.mneme.jobs.cluster.ClusterHome;
import picocli.CommandLine.Option;

/** Where a drill keeps its data. */
final class DrillArguments {

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "An empty folder for data and logs (target/<name>-<time> by default).")
  private Path folder;

  /** The folder that was given, or a new one in the project. */
  Path folder(String name) {
    return folder == null
        ? ClusterHome.ofThisProgram()
            .root()
            .resolve("target/" + name + '-' + System.currentTimeMillis())
        : folder;
  }
}
