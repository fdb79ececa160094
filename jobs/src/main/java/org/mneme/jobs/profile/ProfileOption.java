package org.mneme.jobs.profile;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command that runs a job in its own process has. */
public final class ProfileOption {

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Profiles this process while the command runs: writes a flame graph (HTML) to FILE and a"
              + " Flight Recorder recording beside it (FILE with .jfr), and prints the top.")
  private Path file;

  /** The file of the flame graph, or null. */
  Path file() {
    return file;
  }
}
