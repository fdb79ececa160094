package org.mneme.jobs.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the processes of a cluster are started from: the project's folder after a build.
 *
 * @param root the project's folder
 */
public record ClusterHome(Path root) {

  /**
   * The project that this program is part of.
   *
   * @throws ClusterException if it is not known
   */
  public static ClusterHome ofThisProgram() {
    String root = System.getProperty("mneme.root");
    if (root == null) {
      throw new ClusterException("the project's folder is not known; start with bin/mneme");
    }
    return new ClusterHome(Path.of(root).toAbsolutePath().normalize());
  }

  /** The jar that is submitted. */
  public Path jobJar() {
    return root.resolve("jobs/target/mneme-job.jar");
  }

  /** Flink's configuration and the job's, before ports and folders. */
  public Path configuration(String file) {
    return root.resolve("docker/conf").resolve(file);
  }

  /** What the embedder onnx needs in Flink's own libraries; there once it was built. */
  Path onnxJar() {
    return root.resolve("onnx/target/mneme-onnx.jar");
  }

  /** All libraries, of which Flink's own are a part. */
  Path libraries() {
    return root.resolve("jobs/target/lib");
  }

  /** Mneme's own class path, for the broker. */
  String classPath() {
    return String.join(
        File.pathSeparator,
        root.resolve("jobs/target/classes").toString(),
        root.resolve("operators/target/classes").toString(),
        root.resolve("kernels/target/classes").toString(),
        libraries() + File.separator + '*');
  }

  /**
   * Checks that there is a jar to submit.
   *
   * @throws ClusterException if there is none
   */
  void requireBuilt() {
    if (!Files.isRegularFile(jobJar())) {
      throw new ClusterException(
          jobJar() + " is missing; build it with: mvn -DskipTests package (in " + root + ")");
    }
  }
}
