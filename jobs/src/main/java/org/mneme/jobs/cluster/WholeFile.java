package org.mneme.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that other programs read at any moment: there is the old one or the new one. */
final class WholeFile {

  private WholeFile() {}

  /** What writes a file's content. */
  @FunctionalInterface
  interface Content {

    /** Writes it to {@code next}, which then takes the file's place. */
    void writeTo(Path next) throws IOException;
  }

  /**
   * Replaces {@code file}.
   *
   * @throws ClusterException naming it
   */
  static void write(Path file, Content content) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      content.writeTo(next);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
