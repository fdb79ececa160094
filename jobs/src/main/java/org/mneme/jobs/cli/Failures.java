package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import org.mneme.jobs.cluster.ClusterException;
import org.mneme.jobs.config.ConfigException;
import org.mneme.jobs.kafka.BrokersUnfitException;
import org.mneme.jobs.kafka.KafkaUnreachableException;
import org.mneme.jobs.kafka.TopicsUnfitException;
import org.mneme.jobs.local.LocalStackException;
import org.mneme.jobs.snapshot.SnapshotUnreadableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what a command throws into a line on the console and an exit code. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The command line could not be understood. */
  static int usage(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("mneme: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("       see: " + command.getCommandSpec().qualifiedName() + " --help");
    command.getErr().flush();
    return ExitCode.USAGE.code();
  }

  /** The command threw. */
  static int execution(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    ExitCode exit = exitCode(e);
    String message = message(e);
    if (exit == ExitCode.SOFTWARE) {
      message =
          "internal error: "
              + e
              + "; the stack trace is in "
              + System.getProperty("mneme.log", "the log");
    }
    LOG.warn("{} ends with {}", command.getCommandSpec().qualifiedName(), exit, e);
    message.lines().forEach(line -> command.getErr().println("mneme: " + line));
    command.getErr().flush();
    return exit.code();
  }

  private static ExitCode exitCode(Exception e) {
    if (e instanceof CommandFailedException failed) {
      return failed.exitCode();
    }
    if (e instanceof ConfigException
        || e instanceof TopicsUnfitException
        || e instanceof BrokersUnfitException) {
      return ExitCode.CONFIG;
    }
    if (e instanceof KafkaUnreachableException
        || e instanceof LocalStackException
        || e instanceof ClusterException
        || e instanceof KafkaException) {
      return ExitCode.UNAVAILABLE;
    }
    if (e instanceof IOException
        || e instanceof UncheckedIOException
        || e instanceof SnapshotUnreadableException) {
      return ExitCode.NO_INPUT;
    }
    return ExitCode.SOFTWARE;
  }

  private static String message(Exception e) {
    if (e instanceof TopicsUnfitException) {
      return e.getMessage()
          + System.lineSeparator()
          + "missing ones are made by: bin/mneme topics create";
    }
    if (e.getMessage() == null) {
      return e.toString();
    }
    Throwable cause = e.getCause();
    boolean isWrapped = cause != null && e.getMessage().equals(cause.toString());
    return isWrapped && cause.getMessage() != null ? cause.getMessage() : e.getMessage();
  }
}
