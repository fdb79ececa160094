package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param exitCode what the process would have ended with
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {

  /** Runs a command in this JVM. */
  static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Mneme.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    int exitCode = command.execute(args);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
