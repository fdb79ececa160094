package org.mneme.jobs.drill;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench overload}: {@link OverloadDrill}. */
@Command(
    name = "overload",
    description =
        "Write more episodes, and then ask more queries, than a job takes. Exits with 1 if an episode"
            + " is lost, a query has no answer, or an answer comes later than it may and does not"
            + " say that it is expired.")
public final class OverloadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DrillArguments arguments;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Episodes written at once (${DEFAULT-VALUE}).")
  private int episodes = 50_000;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Queries a second in the second part (${DEFAULT-VALUE}).")
  private double queries = 5_000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long they are asked (${DEFAULT-VALUE}).")
  private int seconds = 15;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> room = Map.of("taskmanager.memory.process.size", "2g");
    try (DrillGround ground = DrillGround.start(arguments.folder("overload"), room)) {
      return new OverloadDrill(ground, out).run(episodes, queries, seconds) ? 0 : 1;
    }
  }
}
