package org.mneme.jobs.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.mneme.jobs.bench.BenchResult;
import org.mneme.jobs.bench.Machine;
import org.mneme.jobs.bench.Ratio;

/**
 * Recall beside a plain echo of the same run.
 *
 * @param machine where it ran
 * @param parameters what was asked for
 * @param queryBytes mean size of a query, and of what is echoed
 * @param resultBytes mean size of a result, and of an echo's answer
 * @param hits mean number of hits of a result
 * @param echo all measured echo phases together
 * @param recall all measured recall phases together
 * @param echoRepeats each echo phase
 * @param recallRepeats each recall phase, measured right after the echo phase of the same index
 * @param unanswered requests of measured phases without an answer
 * @param duplicates answers of measured phases beyond the first
 * @param job what the job said of itself while recall was measured, by operation
 * @param storing the same while episodes were stored, or null
 */
public record BenchReport(
    Machine machine,
    BenchParameters parameters,
    long queryBytes,
    long resultBytes,
    double hits,
    Figures echo,
    Figures recall,
    List<Figures> echoRepeats,
    List<Figures> recallRepeats,
    long unanswered,
    long duplicates,
    Map<String, Figures> job,
    StoringReport storing) {

  private static final long GOAL_P50_MICROS = 1_000;
  private static final double GOAL_P99_RATIO = 3;
  private static final double MICROS_PER_MILLI = 1_000;

  /** How much longer the median recall takes than the median echo, microseconds. */
  public long p50ExtraMicros() {
    return recall.p50Micros() - echo.p50Micros();
  }

  /** 99th percentile of recall over that of the echo. */
  public double p99Ratio() {
    return (double) recall.p99Micros() / Math.max(1, echo.p99Micros());
  }

  /** Whether p50 ≤ echo + 1 ms and p99 ≤ 3 × echo, and every request was answered once. */
  public boolean meetsGoal() {
    return p50ExtraMicros() <= GOAL_P50_MICROS
        && p99Ratio() <= GOAL_P99_RATIO
        && unanswered == 0
        && duplicates == 0;
  }

  /** Prints tables and what they mean. */
  public void print(PrintWriter out) {
    out.println(machine.inWords());
    out.printf(
        Locale.ROOT,
        "%,d episodes in one space; %,.0f requests/s; %d × %d s after %d warm-up;"
            + " seed %d; query %,d B, result %,d B with %.1f hits%n%n",
        parameters.episodes(),
        parameters.perSecond(),
        parameters.repeats(),
        parameters.phaseSeconds(),
        parameters.warmUps(),
        parameters.seed(),
        queryBytes,
        resultBytes,
        hits);
    Map<String, Figures> lines = new LinkedHashMap<>();
    lines.put("echo", echo);
    lines.put("recall", recall);
    for (int i = 0; i < recallRepeats.size(); i++) {
      lines.put("  echo " + (i + 1), echoRepeats.get(i));
      lines.put("  recall " + (i + 1), recallRepeats.get(i));
    }
    LatencyTable.print(out, "end to end", lines);
    out.println();
    LatencyTable.print(out, "inside the job", job);
    out.printf(
        Locale.ROOT,
        "%nrecall p50 = echo %+.2f ms (goal: at most +1.00), p99 = %.2f × echo (goal: at most"
            + " 3.00); unanswered %d, doubled %d: %s%n",
        p50ExtraMicros() / MICROS_PER_MILLI,
        p99Ratio(),
        unanswered,
        duplicates,
        meetsGoal() ? "goal met" : "goal missed");
    if (storing != null) {
      storing.print(out, recall);
    }
    out.flush();
  }

  /** As a result of the suite {@code recall}, with the ratio of medians and of 99th percentiles. */
  BenchResult result() {
    Map<String, Figures> lines = new LinkedHashMap<>();
    lines.put("echo", echo);
    lines.put("recall", recall);
    List<String> problems =
        unanswered + duplicates == 0
            ? List.of()
            : List.of(unanswered + " requests unanswered, " + duplicates + " answered twice");
    return new BenchResult(
        "recall",
        machine,
        Instant.now().toString(),
        Map.of(
            "episodes", Integer.toString(parameters.episodes()),
            "requests/s", Double.toString(parameters.perSecond()),
            "seconds", Integer.toString(parameters.phaseSeconds()),
            "repeats", Integer.toString(parameters.repeats()),
            "warm-ups", Integer.toString(parameters.warmUps()),
            "seed", Long.toString(parameters.seed())),
        List.of(LatencyTable.of("end to end", lines), LatencyTable.of("inside the job", job)),
        List.of(
            ratio("recall/echo p50", Figures::p50Micros),
            ratio("recall/echo p99", Figures::p99Micros)),
        problems);
  }

  private Ratio ratio(String name, ToLongFunction<Figures> percentile) {
    return Ratio.ofPairs(
        name,
        recallRepeats.stream().mapToDouble(percentile::applyAsLong).toArray(),
        echoRepeats.stream().mapToDouble(percentile::applyAsLong).toArray(),
        Ratio.Better.LOWER);
  }

  /**
   * Writes it as JSON.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
