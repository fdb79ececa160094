package org.mneme.jobs.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where something was measured.
 *
 * @param processor name of the processor
 * @param cores how many of them this process may use
 * @param heapMebibytes largest heap of this process
 * @param system operating system
 * @param java version of the JDK
 * @param commit commit of the working copy, or "unknown"
 */
public record Machine(
    String processor, int cores, long heapMebibytes, String system, String java, String commit) {

  /** This one. */
  public static Machine here() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        System.getProperty("os.name") + ' ' + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + ' ' + System.getProperty("java.vm.version"),
        currentCommit());
  }

  /** On one line. */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %,d MiB heap, %s, %s, commit %s",
        processor,
        cores,
        heapMebibytes,
        system,
        java,
        commit);
  }

  private static String processorName() {
    try {
      return firstValue(Files.readAllLines(Path.of("/proc/cpuinfo")), "model name");
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** The value of the first {@code key : value} line, or "unknown". */
  static String firstValue(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String currentCommit() {
    try {
      Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
      String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? commit.strip() : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
