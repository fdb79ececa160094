package org.mneme.memory;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs {@link RecallCost} on the classes of an earlier build and on those of this one in turns,
 * each time in a process of its own, and prints medians with the ratio of each round.
 */
public final class RecallCostRounds {

  private static final String ANSWERS = "answers";

  private RecallCostRounds() {}

  /**
   * The program.
   *
   * @param args folder of the main classes of this module's earlier build, rounds, and numbers of
   *     episodes
   */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[1]);
    for (int size = 2; size < args.length; size++) {
      Map<String, List<double[]>> pairs = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        boolean isBeforeFirst = round % 2 == 0;
        Map<String, String> first = run(isBeforeFirst ? args[0] : null, args[size]);
        Map<String, String> second = run(isBeforeFirst ? null : args[0], args[size]);
        Map<String, String> before = isBeforeFirst ? first : second;
        Map<String, String> now = isBeforeFirst ? second : first;
        if (!before.remove(ANSWERS).equals(now.remove(ANSWERS))) {
          throw new IllegalStateException("the two builds do not answer alike");
        }
        before.forEach(
            (name, value) ->
                pairs
                    .computeIfAbsent(name, n -> new ArrayList<>())
                    .add(
                        new double[] {
                          Double.parseDouble(value), Double.parseDouble(now.get(name))
                        }));
      }
      System.out.printf("%n| %s episodes | before | now | now ÷ before |%n", args[size]);
      System.out.println("|---|---|---|---|");
      pairs.forEach((name, values) -> print(name, values));
    }
  }

  private static void print(String name, List<double[]> pairs) {
    double[] before = pairs.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
    double[] now = pairs.stream().mapToDouble(pair -> pair[1]).sorted().toArray();
    double[] ratios = pairs.stream().mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.1f | %,.1f | %.2f (%.2f to %.2f) |%n",
        name,
        median(before),
        median(now),
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static double median(double... sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** One process; {@code earlier} null for this build. */
  private static Map<String, String> run(String earlier, String episodes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    String path = System.getProperty("java.class.path");
    command.addAll(
        Arrays.asList(
            "-cp",
            earlier == null ? path : earlier + File.pathSeparator + path,
            RecallCost.class.getName(),
            episodes));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, String> figures = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          figures.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException("exit code " + process.exitValue());
      }
    } finally {
      process.destroy();
    }
    return figures;
  }
}
