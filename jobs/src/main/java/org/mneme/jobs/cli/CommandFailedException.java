package org.mneme.jobs.cli;

/** A command cannot do what it was asked for; the message is for its user. */
public final class CommandFailedException extends RuntimeException {

  private final ExitCode exitCode;

  /** Ends the command with {@code exitCode} and a line that says why. */
  public CommandFailedException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process exits with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
