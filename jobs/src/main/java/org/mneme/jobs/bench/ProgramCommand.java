package org.mneme.jobs.bench;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A suite of programs; needs a checkout whose tests are compiled. */
abstract class ProgramCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private BenchOutput output;

  @Option(
      names = "--jmh",
      split = " ",
      paramLabel = "ARGUMENTS",
      description = "For JMH besides which benchmarks, as \"-wi 1 -i 2\".")
  private List<String> jmh = List.of();

  /** What is to be run. */
  abstract ProgramSuite suite();

  /** An SVG of the result, if it has one. */
  Optional<String> picture(BenchResult result) {
    return Optional.empty();
  }

  /** Arguments of JMH for these benchmarks. */
  List<String> jmh(String benchmarks) {
    List<String> arguments = new ArrayList<>(List.of(benchmarks));
    arguments.addAll(jmh);
    return arguments;
  }

  @Override
  public Integer call() throws Exception {
    ProgramSuite suite = suite();
    Map<String, String> parameters = new LinkedHashMap<>();
    suite
        .programs()
        .forEach(p -> parameters.put(p.get(0), String.join(" ", p.subList(1, p.size()))));
    if (!suite.jmh().isEmpty()) {
      parameters.put("JMH", String.join(" ", suite.jmh()));
    }
    PrintWriter out = spec.commandLine().getOut();
    BenchResult result = suite.run(Checkout.ofThisProgram(), parameters, out);
    int code = output.take(result, out);
    Optional<String> picture = picture(result);
    if (picture.isPresent()) {
      Files.writeString(output.file(result, ".svg"), picture.get());
    }
    return code;
  }
}
