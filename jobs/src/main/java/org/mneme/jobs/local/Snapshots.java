package org.mneme.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints and savepoints in a folder. */
public final class Snapshots {

  /** Flink writes it last, so a snapshot that has it is whole. */
  private static final String METADATA = "_metadata";

  /** {@code checkpoints/<job>/chk-7/_metadata} is the deepest. */
  private static final int DEPTH = 3;

  private Snapshots() {}

  /** The whole snapshot of the local runner that was finished last, if there is one. */
  public static Optional<Path> latest(LocalParameters local) {
    return latest(List.of(local.checkpointFolder(), local.savepointFolder()));
  }

  /** The whole snapshot that was finished last, if there is one. */
  public static Optional<Path> latest(List<Path> folders) {
    return folders.stream()
        .filter(Files::isDirectory)
        .flatMap(Snapshots::metadata)
        .max(Comparator.comparing(Snapshots::modified).thenComparing(Comparator.naturalOrder()))
        .map(Path::getParent);
  }

  private static Stream<Path> metadata(Path folder) {
    try (Stream<Path> found =
        Files.find(folder, DEPTH, (path, attributes) -> path.endsWith(METADATA))) {
      return found.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the snapshots in " + folder, e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
