package org.mneme.jobs.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a cluster was started as. It is written before the first process is, so that a start that
 * was cut off can be finished by another.
 *
 * @param layout its processes
 * @param from snapshot that the job goes on from
 * @param isSubmitted whether the job was handed over; from then on ZooKeeper knows it
 */
public record ClusterPlan(ClusterLayout layout, Optional<Path> from, boolean isSubmitted) {

  private static final String PARALLELISM = "parallelism";
  private static final String TASK_MANAGERS = "taskmanagers";
  private static final String FROM = "from";
  private static final String SUBMITTED = "submitted";

  /** A cluster of which nothing was started yet. */
  public static ClusterPlan of(ClusterLayout layout, Optional<Path> from) {
    return new ClusterPlan(layout, from, false);
  }

  /** The same cluster, once the job was handed over. */
  ClusterPlan submitted() {
    return new ClusterPlan(layout, from, true);
  }

  /** Names of all its processes in the order in which they are started. */
  List<String> processes() {
    List<String> names =
        new ArrayList<>(List.of(Cluster.ZOOKEEPER, Cluster.KAFKA, Cluster.JOB_MANAGER));
    for (int i = 1; i <= layout.taskManagers(); i++) {
      names.add(Cluster.TASK_MANAGER + i);
    }
    return names;
  }

  /** What {@link #write} left; nothing where no cluster was started. */
  static Optional<ClusterPlan> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
      return Optional.of(
          new ClusterPlan(
              new ClusterLayout(
                  Integer.parseInt(values.getProperty(PARALLELISM)),
                  Integer.parseInt(values.getProperty(TASK_MANAGERS))),
              Optional.ofNullable(values.getProperty(FROM)).map(Path::of),
              Boolean.parseBoolean(values.getProperty(SUBMITTED))));
    } catch (IOException | NumberFormatException e) {
      throw new ClusterException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Replaces {@code file} as a whole. */
  void write(Path file) {
    Properties values = new Properties();
    values.setProperty(PARALLELISM, Integer.toString(layout.parallelism()));
    values.setProperty(TASK_MANAGERS, Integer.toString(layout.taskManagers()));
    from.ifPresent(path -> values.setProperty(FROM, path.toString()));
    values.setProperty(SUBMITTED, Boolean.toString(isSubmitted));
    WholeFile.write(
        file,
        next -> {
          try (Writer writer = Files.newBufferedWriter(next)) {
            values.store(writer, null);
          }
        });
  }
}
