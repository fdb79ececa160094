package org.mneme.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The job goes on: what it no longer needs may go while the folder is read. */
  private static Stream<Path> metadata(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, Set.of(), DEPTH, new Metadata(found));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the snapshots in " + folder, e);
    }
    return found.stream();
  }

  /** The beginning of time for what is gone by now. */
  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException gone) {
      return FileTime.fromMillis(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds what completes a snapshot, and passes over what is gone by now. */
  private static final class Metadata extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    Metadata(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.endsWith(METADATA)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
      return unlessGone(reason);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException reason) throws IOException {
      return unlessGone(reason);
    }

    private static FileVisitResult unlessGone(IOException reason) throws IOException {
      if (reason == null || reason instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw reason;
    }
  }
}
