package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/validation.md}, whose tables the validation tests measure. */
final class ValidationPage {

  private static final Path PAGE =
      Path.of(System.getProperty("mneme.root"), "docs", "validation.md");

  private ValidationPage() {}

  /** Writes {@code table} to {@code target/}, and checks that the page holds it. */
  static void assertHolds(String name, String table) throws IOException {
    Path written = Path.of("target", "validation-" + name + ".md");
    Files.writeString(written, table);
    assertThat(Files.readString(PAGE)).as("see %s", written).contains(table);
  }

  /** Correlation of two series (Pearson). */
  static double correlation(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squaresX += (x[i] - meanX) * (x[i] - meanX);
      squaresY += (y[i] - meanY) * (y[i] - meanY);
    }
    return products / Math.sqrt(squaresX * squaresY);
  }

  static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
