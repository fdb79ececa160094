package org.mneme.jobs.bench;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code mneme bench operators}. */
@Command(
    name = "operators",
    description =
        "Runs the operators alone, on RocksDB, by size: completing an episode, mining, loading a"
            + " space, patterns in a recall (some minutes).")
public final class OperatorsCommand extends ProgramCommand {

  @Override
  ProgramSuite suite() {
    return new ProgramSuite(
        "operators",
        "operators",
        "3g",
        List.of(),
        List.of(
            List.of("org.mneme.episodes.CompletionCost"),
            List.of("org.mneme.patterns.MiningCost"),
            List.of("org.mneme.memory.LoadCost", "1000", "10000", "50000"),
            List.of("org.mneme.memory.PatternRecallCost")));
  }
}
