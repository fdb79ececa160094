package org.mneme.jobs.bench;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code mneme bench dual}. */
@Command(
    name = "dual",
    description =
        "Runs the JMH benchmarks of concepts, bindings and spreading, and then the operator with"
            + " both memories beside episodes alone (some minutes).")
public final class DualCommand extends ProgramCommand {

  private static final String COSTS = "org.mneme.memory.DualCosts";

  @Override
  ProgramSuite suite() {
    return new ProgramSuite(
        "dual",
        "operators",
        "3g",
        jmh("ConceptLookupBenchmark|EdgeBenchmark|TraversalBenchmark"),
        List.of(List.of(COSTS, "similar", "spreading", "store", "mix", "window", "bytes")));
  }
}
