package org.mneme.jobs.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mneme bench growth}. */
@Command(
    name = "growth",
    description =
        "Measures what a store, a window and a recall cost as one space grows, on the operator with"
            + " both memories and RocksDB; growth.svg is the picture of it.")
public final class GrowthCommand extends ProgramCommand {

  /** Columns of the program's table: a store, a search by similarity, a recall; p50 and p99. */
  private static final List<Integer> MICROSECONDS = List.of(1, 2, 4, 5, 6, 7);

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description =
          "Numbers of episodes, ascending thousands (${DEFAULT-VALUE}); 1000000 takes some 7 GB and"
              + " several minutes.")
  private List<Integer> sizes = List.of(1_000, 3_000, 10_000, 30_000, 100_000);

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "Of the vectors (${DEFAULT-VALUE}).")
  private int dimension = 384;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What episodes and queries depend on (${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Of the JVM that measures (${DEFAULT-VALUE}).")
  private String heap = "3g";

  @Override
  Optional<String> picture(BenchResult result) {
    return result.tables().stream().findFirst().map(table -> GrowthPlot.svg(table, MICROSECONDS));
  }

  @Override
  ProgramSuite suite() {
    List<String> program = new ArrayList<>(List.of("org.mneme.memory.GrowthCost"));
    program.add(Integer.toString(dimension));
    program.add(Long.toString(seed));
    sizes.forEach(size -> program.add(Integer.toString(size)));
    return new ProgramSuite("growth", "operators", heap, List.of(), List.of(program));
  }
}
