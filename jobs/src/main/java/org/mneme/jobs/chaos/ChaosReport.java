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
  private final List<long[]> recoveries = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long lastId;
  private long lastWritten;
  private long lastSize;

  /** Notes a fault. */
  void fault(String what, String before, ChaosAnswers.Silence silence) {
    recoveries.add(new long[] {silence.millis(), silence.endsAfterMillis()});
    faults.add(
        String.format(
            Locale.ROOT,
            "| %d | %s | %s | %.1f | %.1f |",
            faults.size() + 1,
            what,
            before,
            silence.endsAfterMillis() / 1e3,
            silence.millis() / 1e3));
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
        "| answers flow again after a fault | median %.1f s, longest %.1f s |%n",
        median(recoveries.stream().mapToLong(recovery -> recovery[1]).toArray()) / 1e3,
        recoveries.stream().mapToLong(recovery -> recovery[1]).max().orElse(0) / 1e3);
    out.println();
    out.println("| # | fault | before it | answers flow again after, s | longest silence, s |");
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
