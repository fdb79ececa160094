package org.mneme.jobs.bench;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mneme bench ratios}: {@link RatioMeter}, in full or short. */
@Command(
    name = "ratios",
    description = {
      "Measures SIMD beside scalar kernels, both memories beside episodes alone, and the operator"
          + " beside the naive memory of its tests, in turns within one process. Needs a checkout"
          + " whose tests are compiled.",
      "With --short as in 'mvn verify': exits with 1 if a ratio is more than 30 %% worse than in"
          + " benchmarks/baseline.json in each of three repetitions."
    })
public final class RatiosCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private BenchOutput output;

  @Option(names = "--short", description = "The short form of the gate.")
  private boolean isShort;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Ratios whose name contains it alone.")
  private String only = "";

  /** To see the gate fail: the bench itself waits, nothing of the product. */
  @Option(names = "--plant", hidden = true, paramLabel = "NAME=FACTOR")
  private Map<String, Double> planted = Map.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Checkout checkout = Checkout.ofThisProgram();
    RatioMeter chosen = (isShort ? RatioMeter.SHORT : RatioMeter.FULL).of(only);
    for (Map.Entry<String, Double> slow : planted.entrySet()) {
      chosen = chosen.planting(slow.getKey(), slow.getValue());
    }
    RatioMeter meter = chosen;
    if (isShort) {
      List<String> worse =
          Gate.shortFailures(Ratios.read(checkout.baseline()), () -> meter.measure(checkout, out));
      worse.forEach(ratio -> out.println("WORSE: " + ratio));
      out.println(worse.isEmpty() ? "gate passed" : "gate failed");
      out.flush();
      return worse.isEmpty() ? 0 : 1;
    }
    List<Ratio> ratios = meter.measure(checkout, out);
    return output.take(
        new BenchResult(
            "ratios",
            Machine.here(),
            Instant.now().toString(),
            Map.of(
                "rounds", Integer.toString(meter.rounds()),
                "piece", meter.pieceMillis() + " ms",
                "planted", planted.toString()),
            List.of(),
            ratios,
            List.of()),
        out);
  }
}
