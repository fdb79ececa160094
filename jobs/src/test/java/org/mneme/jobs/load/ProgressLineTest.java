package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void drawsOneLineOverAndOverOnATerminal() {
    ProgressLine line = new ProgressLine(out, ProgressLine.Style.TERMINAL);
    line.show(0, "10 records");
    line.show(0.5, "9 left");
    line.show(0.5, "9 left");
    line.end();

    assertThat(text.toString())
        .isEqualTo(
            "\r[------------------------------]   0 % 10 records"
                + "\r[###############---------------]  50 % 9 left    "
                + System.lineSeparator());
  }

  @Test
  void saysEachTenthOnceElsewhere() {
    ProgressLine line = new ProgressLine(out, ProgressLine.Style.PLAIN);
    for (int i = 0; i <= 100; i++) {
      line.show(i / 100.0, i + " records");
      line.show(i / 100.0, i + " records again");
    }
    line.end();

    assertThat(text.toString().lines())
        .hasSize(10)
        .startsWith(" 10 % 10 records", " 20 % 20 records")
        .endsWith("100 % 100 records");
  }

  @Test
  void tableHasALineForEachOperationInMilliseconds() {
    LatencyTable.print(
        out,
        "operation",
        Map.of("recall", new Figures(1_234, 99.96, 450, 1_000, 2_500, 30_000, 1_500_000)));

    assertThat(text.toString().lines())
        .containsExactly(
            "operation     count     per s    p50 ms    p95 ms    p99 ms  p99.9 ms    max ms",
            "recall        1,234     100.0      0.45      1.00      2.50     30.00  1,500.00");
  }
}
