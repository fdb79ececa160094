package org.mneme.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.local.FolderLock;
import org.mneme.jobs.local.Snapshots;

/**
 * The folder that holds all that a cluster keeps.
 *
 * @param root absolute
 */
public record ClusterFolder(Path root) {

  /** This folder, made absolute. */
  public ClusterFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Configuration files that the processes read. */
  public Path conf() {
    return root.resolve("conf");
  }

  /** A log for each process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** A file for each process that was started: its number and when it began. */
  Path pids() {
    return root.resolve("pids");
  }

  /** What it was started as. */
  Path plan() {
    return conf().resolve("plan.properties");
  }

  /**
   * Keeps it to one command while that runs.
   *
   * @throws ClusterException if another command has it, and what {@code command} throws
   */
  public void keepTo(Runnable command) {
    try {
      Files.createDirectories(root);
      FolderLock lock =
          FolderLock.tryAcquire(root.resolve(".lock"))
              .orElseThrow(
                  () ->
                      new ClusterException(
                          "another 'bin/mneme cluster' command is at work in " + root));
      try {
        command.run();
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new ClusterException("cannot lock the folder " + root + ": " + e.getMessage(), e);
    }
  }

  /** The broker's data. */
  Path kafka() {
    return root.resolve("kafka");
  }

  /** ZooKeeper's data: which JobManager leads, and where the last checkpoint is. */
  Path zookeeper() {
    return root.resolve("zookeeper");
  }

  /** What ZooKeeper's entries point to. */
  Path highAvailability() {
    return root.resolve("ha");
  }

  /** Checkpoints. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Savepoints. */
  public Path savepoints() {
    return root.resolve("savepoints");
  }

  /** What Flink needs while it runs. */
  Path temporary() {
    return root.resolve("tmp");
  }

  /** The whole checkpoint or savepoint that was finished last. */
  public Optional<Path> latestSnapshot() {
    return Snapshots.latest(List.of(checkpoints(), savepoints()));
  }

  /** Makes it, and empties what a cluster that no longer runs has left there of itself. */
  void prepare() {
    try {
      for (Path leftover : List.of(temporary(), zookeeper(), highAvailability(), pids())) {
        FileUtils.deleteDirectory(leftover.toFile());
      }
      Files.deleteIfExists(plan());
      for (Path folder :
          List.of(
              conf(),
              logs(),
              pids(),
              kafka(),
              zookeeper(),
              highAvailability(),
              checkpoints(),
              savepoints(),
              temporary())) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new ClusterException("cannot make the folder " + root + ": " + e.getMessage(), e);
    }
  }
}
