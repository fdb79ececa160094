package org.mneme.jobs.chaos;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was done to a cluster, what it did, and whether all was as it must be. */
public final class ChaosReport {

  private final List<String> faults = new ArrayList<>();
  private final List<Long> durations = new ArrayList<>();
  private final List<Long> recoveries = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long lastId;
  private long lastWritten;
  private long lastSize;

  /**
   * Notes a fault.
   *
   * @param before what ran
   * @param recoveredMillis until a query asked since was answered; negative when nobody waited
   * @param silentMillis the longest time without any answer
   */
  void fault(String what, String before, long recoveredMillis, long silentMillis) {
    if (recoveredMillis >= 0) {
      recoveries.add(recoveredMillis);
    }
    String recovered =
        recoveredMillis < 0 ? "" : String.format(Locale.ROOT, "%.1f", recoveredMillis / 1e3);
    faults.add(
        String.format(
            Locale.ROOT,
            "| %d | %s | %s | %s | %.1f |",
            faults.size() + 1,
            what,
            before,
            recovered,
            silentMillis / 1e3));
  }

  /** Notes the checkpoint that was completed last, as often as it is seen. */
  void checkpoint(long id, long millis, long written, long size) {
    if (id != lastId) {
      lastId = id;
      lastWritten = written;
      lastSize = size;
      durations.add(millis);
    }
  }

  /** Notes a count. */
  void fact(String what, Object value) {
    facts.add("| " + what + " | " + value + " |");
  }

  /** Notes what is wrong. */
  void problem(String problem) {
    problems.add(problem);
  }

  /** What is wrong; empty when nothing is. */
  public List<String> problems() {
    return problems;
  }

  /** All of it as Markdown. */
  public String markdown() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("| | |\n|---|---|");
    facts.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "| checkpoints seen | %d; median %d ms; the last wrote %,d of %,d bytes |%n",
        durations.size(),
        median(durations.stream().mapToLong(Long::longValue).toArray()),
        lastWritten,
        lastSize);
    out.printf(
        Locale.ROOT,
        "| a query asked since a fault is answered | median %.1f s, longest %.1f s after it |%n",
        median(recoveries.stream().mapToLong(Long::longValue).toArray()) / 1e3,
        recoveries.stream().mapToLong(Long::longValue).max().orElse(0) / 1e3);
    out.println();
    out.println(
        "| # | fault | before it | a new query is answered after, s | longest silence, s |");
    out.println("|---|---|---|---|---|");
    faults.forEach(out::println);
    out.println();
    if (problems.isEmpty()) {
      out.println("Nothing was lost, doubled or changed.");
    }
    problems.forEach(problem -> out.println("WRONG: " + problem));
    out.flush();
    return text.toString();
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
