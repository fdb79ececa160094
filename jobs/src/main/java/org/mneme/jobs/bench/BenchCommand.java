package org.mneme.jobs.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code mneme bench}: the measurements, each a command of its own; with {@code --gate} those with
 * ratios.
 */
@Command(
    name = "bench",
    description = {
      "Measures Mneme on this machine. Each suite prints a table and writes it as Markdown and JSON"
          + " with machine, JDK, commit, seed and parameters.",
      "'all' runs every suite one after the other, in about an hour."
    })
public final class BenchCommand implements Callable<Integer> {

  /**
   * Suites whose ratios are in the baseline, with the arguments of the baseline: more than some
   * hundred queries a second of one space queue on two cores, and a queue's ratio says nothing.
   */
  private static final List<String> GATED = List.of("ratios", "recall --rate 400", "ingest");

  private static final List<String> ALL =
      List.of(
          "ratios",
          "kernels",
          "dual",
          "operators",
          "recall",
          "ingest",
          "freshness",
          "recovery",
          "growth",
          "scaling");

  @Spec private CommandSpec spec;

  @Option(
      names = "--gate",
      description =
          "Run the suites that have ratios (in-process, recall beside the echo, ingest beside a"
              + " pass-through) and exit with 1 if one is more than 5 %% worse than in"
              + " benchmarks/baseline.json, beyond its confidence interval.")
  private boolean isGate;

  @Override
  public Integer call() {
    if (!isGate) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return CommandLine.ExitCode.USAGE;
    }
    return run(GATED, "--gate");
  }

  /** {@code mneme bench all}. */
  @Command(name = "all", description = "Runs every suite.")
  int all() {
    return run(ALL);
  }

  private int run(List<String> suites, String... more) {
    PrintWriter out = spec.commandLine().getOut();
    int worst = 0;
    for (String suite : suites) {
      out.println("== " + suite);
      out.flush();
      List<String> words = List.of(suite.split(" "));
      List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
      arguments.addAll(List.of(more));
      CommandLine command = spec.subcommands().get(words.get(0));
      worst = Math.max(worst, command.execute(arguments.toArray(String[]::new)));
    }
    out.println(worst == 0 ? "all went well" : "something did not: see above");
    out.flush();
    return worst;
  }
}
