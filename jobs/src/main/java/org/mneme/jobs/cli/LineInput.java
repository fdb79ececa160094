package org.mneme.jobs.cli;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Lines that a command reads, of which it reports those that it refuses and goes on. */
final class LineInput implements AutoCloseable {

  private static final int MOST_REPORTED = 50;

  private final InputStream in;
  private final PrintWriter err;

  /** The lines. */
  final Lines lines;

  private int refused;

  private LineInput(InputStream in, PrintWriter err) {
    this.in = in;
    this.err = err;
    this.lines = new Lines(in);
  }

  /**
   * Opens a file, or the standard input where it is {@code -}.
   *
   * @throws FileNotFoundException if there is no such file
   */
  static LineInput open(String file, PrintWriter err) throws IOException {
    if (file.equals("-")) {
      return new LineInput(new BufferedInputStream(System.in), err);
    }
    try {
      return new LineInput(Files.newInputStream(Path.of(file)), err);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("there is no file " + file);
    }
  }

  /** Reports a line that is not sent; from the {@value #MOST_REPORTED}th on only counts it. */
  void refuse(String why) {
    refused++;
    if (refused <= MOST_REPORTED) {
      err.println(why);
    } else if (refused == MOST_REPORTED + 1) {
      err.println("more lines were refused");
    }
    err.flush();
  }

  int refused() {
    return refused;
  }

  /** How a command ends that refused so many. */
  ExitCode exitCode() {
    return refused == 0 ? ExitCode.OK : ExitCode.DATA;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
