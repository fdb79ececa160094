package org.mneme.jobs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What every suite is told about its results: where they go, what they are compared with. */
public final class BenchOutput {

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where SUITE.md and SUITE.json go (bench in MNEME_FOLDER by default).")
  private Path folder;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description = "Becomes part of the files' names: before, after.")
  private String label;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "JSON of an earlier run of this suite to stand beside this one.")
  private Path earlier;

  @Option(
      names = "--gate",
      description =
          "Exit with 1 if a ratio is more than 5 %% worse than in benchmarks/baseline.json, beyond"
              + " the confidence intervals of both.")
  private boolean isGate;

  @Option(
      names = "--write-baseline",
      description = "Put the ratios into benchmarks/baseline.json instead.")
  private boolean isBaseline;

  /**
   * Prints and writes a result, compares it, and holds it against the baseline, as asked.
   *
   * @return exit code: 0, or 1 if something went wrong or got worse
   * @throws IOException if a file cannot be read or written
   */
  public int take(BenchResult result, PrintWriter out) throws IOException {
    result.write(folder(), name(result));
    out.println();
    out.println(result.markdown());
    if (earlier != null) {
      out.println("Compared with " + earlier + ":\n");
      Comparison.of(BenchResult.read(earlier), result)
          .forEach(table -> out.println(table.markdown()));
    }
    out.println("in " + file(result, ".md") + " and .json");
    boolean isGood = result.problems().isEmpty();
    if (isBaseline) {
      Path file = Checkout.ofThisProgram().baseline();
      Ratios.read(file).with(result.machine(), result.ratios()).write(file);
      out.println("ratios written to " + file);
    } else if (isGate && !result.ratios().isEmpty()) {
      isGood &= passes(result, out);
    }
    out.flush();
    return isGood ? 0 : 1;
  }

  /** Where a file of a result goes. */
  Path file(BenchResult result, String ending) {
    return folder().resolve(name(result) + ending);
  }

  private String name(BenchResult result) {
    return label == null ? result.suite() : result.suite() + '-' + label;
  }

  private Path folder() {
    return folder == null ? Checkout.folder().resolve("bench") : folder;
  }

  /** What the baseline does not know cannot pass. */
  private static boolean passes(BenchResult result, PrintWriter out) throws IOException {
    Ratios baseline = Ratios.read(Checkout.ofThisProgram().baseline());
    if (baseline.hasNoneOf(result.ratios())) {
      out.println("gate failed: the baseline has none of these ratios; see --write-baseline");
      return false;
    }
    List<String> worse = Gate.failures(baseline, result.ratios());
    worse.forEach(ratio -> out.println("WORSE: " + ratio));
    out.println(worse.isEmpty() ? "gate passed" : "gate failed");
    return worse.isEmpty();
  }
}
