package org.mneme.jobs.bench;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code mneme bench kernels}. */
@Command(
    name = "kernels",
    description = "Runs the kernels' JMH benchmarks, beside scalar code and Lucene (some minutes).")
public final class KernelsCommand extends ProgramCommand {

  @Override
  ProgramSuite suite() {
    return new ProgramSuite("kernels", "kernels", "3g", jmh(".*Benchmark"), List.of());
  }
}
