package org.mneme.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the commands exit with; the numbers are those of BSD's {@code sysexits.h}. */
public enum ExitCode {
  /** All went well. */
  OK(0, "all went well"),
  /** A check failed, or something was lost. */
  FAILED(1, "the check failed, or something was lost"),
  /** The command line is wrong. */
  USAGE(64, "the command line is wrong"),
  /** A record or a query was refused. */
  DATA(65, "a record, a query or a file's content was refused"),
  /** The input file cannot be read. */
  NO_INPUT(66, "the input file cannot be read"),
  /** Kafka does not answer, a port is busy. */
  UNAVAILABLE(69, "Kafka does not answer, a port is busy, Java or Maven is missing"),
  /** A fault of Mneme itself. */
  SOFTWARE(70, "a fault of Mneme itself; the log has the details"),
  /** The output file cannot be written. */
  CANNOT_CREATE(73, "an output file or folder cannot be written"),
  /** No answer in time. */
  TIMEOUT(75, "no answer came in time; try again"),
  /** Options or topics are wrong. */
  CONFIG(78, "an option is wrong, or a topic is missing or does not fit");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the process exits with. */
  public int code() {
    return code;
  }

  /** Meaning by number, in ascending order, for the help. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      list.put(Integer.toString(exit.code), exit.meaning);
    }
    return list;
  }
}
