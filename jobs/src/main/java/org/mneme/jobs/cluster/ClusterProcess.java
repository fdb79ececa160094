package org.mneme.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One process of a cluster, known by a file with its number and the time it began: it outlives the
 * program that started it, and a number that another process has by now is not taken for it.
 */
public final class ClusterProcess {

  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

  private final String name;
  private final Path pidFile;
  private final Path log;

  ClusterProcess(String name, ClusterFolder folder) {
    this.name = name;
    this.pidFile = folder.pids().resolve(name + ".pid");
    this.log = folder.logs().resolve(name + ".log");
  }

  /** What it is called: {@code jobmanager}, {@code taskmanager-1}, … */
  public String name() {
    return name;
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Its number while it runs. */
  public Optional<Long> pid() {
    return handle().map(ProcessHandle::pid);
  }

  /** When it began, while it runs. */
  public Optional<Instant> began() {
    return handle().flatMap(handle -> handle.info().startInstant());
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return handle().isPresent();
  }

  /**
   * Starts it.
   *
   * @throws ClusterException if it runs already or cannot be started
   */
  void start(List<String> command) {
    if (isAlive()) {
      throw new ClusterException(name + " is already running as process " + pid().orElseThrow());
    }
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      String known = process.pid() + " " + began(process.toHandle());
      WholeFile.write(pidFile, next -> Files.writeString(next, known));
    } catch (IOException e) {
      throw new ClusterException("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /** SIGKILL: it has no chance to do anything more. */
  public void kill() {
    handle().ifPresent(ClusterProcess::kill);
  }

  /** SIGTERM, and SIGKILL when it does not stop in time. */
  void stop() {
    handle()
        .ifPresent(
            handle -> {
              handle.destroy();
              if (!ends(handle)) {
                kill(handle);
              }
            });
  }

  /** Forgets that it was ever started. */
  void forget() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new ClusterException("cannot delete " + pidFile + ": " + e.getMessage(), e);
    }
  }

  /** The innermost cause in a log of Flink's client, in its own words. */
  static String cause(Path log) {
    try {
      return cause(Files.readAllLines(log));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /** The outermost cause in the lines of a stack trace and the innermost, if that is another. */
  static String causes(List<String> trace) {
    String innermost = cause(trace);
    return trace.stream()
        .filter(line -> line.startsWith("Caused by: ") && !line.equals(innermost))
        .findFirst()
        .map(outermost -> outermost + ' ' + innermost)
        .orElse(innermost);
  }

  /** The innermost cause in the lines of a stack trace. */
  static String cause(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("Caused by: ") || line.contains("Exception: "))
        .reduce((first, second) -> second)
        .orElse(lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1));
  }

  /** The last lines of its output, for a message. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private Optional<ProcessHandle> handle() {
    try {
      String[] known = Files.readString(pidFile).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(known[0]))
          .filter(ClusterProcess::isAlive)
          .filter(handle -> known.length == 2 && Long.toString(began(handle)).equals(known[1]));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void kill(ProcessHandle handle) {
    handle.destroyForcibly();
    if (!ends(handle)) {
      throw new ClusterException("process " + handle.pid() + " does not end");
    }
  }

  private static boolean ends(ProcessHandle handle) {
    return Waiting.until(STOPS_WITHIN, () -> !isAlive(handle));
  }

  /** A process that has ended and that nobody has asked about is still in the table. */
  private static boolean isAlive(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return handle.isAlive();
    }
  }

  private static long began(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
