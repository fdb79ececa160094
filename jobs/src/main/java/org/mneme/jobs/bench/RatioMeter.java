package org.mneme.jobs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the ratios of one process: kernels beside their definitions, both memories beside
 * episodes alone, the operator beside the naive memory of its tests.
 *
 * @param rounds pairs of pieces
 * @param pieceMillis length of a piece
 * @param only what names of ratios must contain
 * @param plantedName a ratio that is made slower, to see the gate fail; empty for none
 * @param plantedFactor by how much
 */
public record RatioMeter(
    int rounds, int pieceMillis, String only, String plantedName, double plantedFactor) {

  private static final String PROGRAM = "org.mneme.memory.MemoryRatios";

  /** The full form: about a minute. */
  public static final RatioMeter FULL = new RatioMeter(60, 40, "", "", 1);

  /** The short form: some twenty seconds. */
  public static final RatioMeter SHORT = new RatioMeter(12, 20, "", "", 1);

  /** The same, with one ratio made slower. */
  public RatioMeter planting(String name, double factor) {
    return new RatioMeter(rounds, pieceMillis, only, name, factor);
  }

  /** The same, of ratios whose name contains {@code part} alone. */
  public RatioMeter of(String part) {
    return new RatioMeter(rounds, pieceMillis, part, plantedName, plantedFactor);
  }

  /** Measures in a JVM of its own. */
  public List<Ratio> measure(Checkout checkout, PrintWriter out)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            Integer.toString(rounds),
            Integer.toString(pieceMillis),
            only,
            plantedName.isEmpty() ? "-" : plantedName,
            String.format(Locale.ROOT, "%f", plantedFactor));
    return parse(checkout.run("operators", "1g", PROGRAM, arguments, out));
  }

  /** Lines {@code ratio<tab>name<tab>of<tab>beside}, a pair each. */
  static List<Ratio> parse(List<String> lines) {
    Map<String, List<double[]>> pairs = new LinkedHashMap<>();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length == 4 && fields[0].equals("ratio")) {
        pairs
            .computeIfAbsent(fields[1], name -> new ArrayList<>())
            .add(new double[] {Double.parseDouble(fields[2]), Double.parseDouble(fields[3])});
      }
    }
    List<Ratio> ratios = new ArrayList<>();
    pairs.forEach(
        (name, of) ->
            ratios.add(
                Ratio.ofPairs(
                    name,
                    of.stream().mapToDouble(pair -> pair[0]).toArray(),
                    of.stream().mapToDouble(pair -> pair[1]).toArray(),
                    Ratio.Better.LOWER)));
    return ratios;
  }
}
