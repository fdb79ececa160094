package org.mneme.jobs.drill;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mneme bench delivery}: {@link DeliveryDrill}. */
@Command(
    name = "delivery",
    description = {
      "Put one job after the other on a cluster of processes, each with another way to deliver or to"
          + " compress, and write the same episodes and queries to each.",
      "Prints a line a variant: episodes a second when they come at once, processor time, bytes,"
          + " and latencies at a steady rate. The defaults are run once before, unprinted."
    })
public final class DeliveryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DrillArguments arguments;

  @Option(
      names = "--variant",
      split = ",",
      paramLabel = "NAME",
      description = "Which of them, separated by commas (all).")
  private List<String> variants;

  @Option(
      names = "--burst",
      paramLabel = "N",
      description = "Episodes written at once (${DEFAULT-VALUE}).")
  private int burst = 5_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Episodes a second, and half as many queries (${DEFAULT-VALUE}).")
  private int perSecond = 100;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long at that rate (${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> chosen =
        variants == null ? List.copyOf(DeliveryDrill.VARIANTS.keySet()) : variants;
    for (String name : chosen) {
      if (!DeliveryDrill.VARIANTS.containsKey(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "unknown variant " + name + "; there are " + DeliveryDrill.VARIANTS.keySet());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    try (DrillGround ground = DrillGround.start(arguments.folder("delivery"), Map.of())) {
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      new DeliveryDrill(ground, burst, perSecond, 5, nowhere).warmUp();
      out.println(DeliveryDrill.header());
      DeliveryDrill drill = new DeliveryDrill(ground, burst, perSecond, seconds, out);
      for (String variant : chosen) {
        drill.run(variant);
      }
    }
    return 0;
  }
}
