package org.mneme.jobs.drill;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench cluster-recovery}: {@link RecoveryDrill}. */
@Command(
    name = "cluster-recovery",
    description =
        "How long until answers flow again, by size of state: a TaskManager killed, a restart from a"
            + " savepoint with the hot tier cold and preloaded; and how large checkpoints are.")
public final class ClusterRecoveryCommand implements Callable<Integer> {

  /** Room for the hot tier of the largest size in one TaskManager. */
  private static final Map<String, String> ROOM =
      Map.of("taskmanager.memory.process.size", "3g", "mneme.hot-tier.size", "400 mb");

  @Spec private CommandSpec spec;

  @Mixin private DrillArguments arguments;

  @Option(
      names = "--episodes",
      split = ",",
      paramLabel = "N",
      description = "Sizes, in four spaces together (${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(10_000, 100_000);

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (DrillGround ground = DrillGround.start(arguments.folder("recovery"), ROOM)) {
      out.println(RecoveryDrill.header());
      RecoveryDrill drill = new RecoveryDrill(ground, out);
      for (int size : sizes) {
        drill.run(size);
      }
    }
    return 0;
  }
}
