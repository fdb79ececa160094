package org.mneme.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.bench.Ratio.Better;

class BenchResultTest {

  private static final Machine MACHINE = new Machine("cpu", 2, 2_048, "Linux", "JDK 17", "abc");

  @TempDir private Path folder;

  @Test
  void isWrittenAsTableAndAsJsonThatCanBeReadAgain() throws IOException {
    BenchResult result =
        result("12.0", new Ratio("a/b", 2, 1, Double.POSITIVE_INFINITY, Better.LOWER));

    result.write(folder.resolve("new"), "suite-before");

    assertThat(BenchResult.read(folder.resolve("new/suite-before.json"))).isEqualTo(result);
    assertThat(Files.readString(folder.resolve("new/suite-before.md")))
        .contains("cpu, 2 cores, 2,048 MiB heap, Linux, JDK 17, commit abc", "seed 7")
        .contains("| what | ms |\n|---|---|\n| store | 12.0 |")
        .contains("| a/b | 2.0000 | 1.0000 to Infinity | lower |");
  }

  @Test
  void standsBesideAnEarlierOne() {
    BenchResult before = result("12.0", new Ratio("a/b", 2, 2, 2, Better.LOWER));
    BenchResult now = result("9.0", new Ratio("a/b", 3, 3, 3, Better.LOWER));

    List<Table> compared = Comparison.of(before, now);

    assertThat(compared.get(0).rows()).containsExactly(List.of("store", "12.0 → 9.0 (-25.0 %)"));
    assertThat(compared.get(1).rows().get(0)).contains("2.0000 → 3.0000 (+50.0 %)");
  }

  @Test
  void readsTheTablesThatProgramsPrint() {
    assertThat(
            Table.parse(
                List.of("10 concepts", "| a | b |", "| --- | --- |", "| 1 | 2 |", "", "| x |")))
        .containsExactly(new Table("", List.of("a", "b"), List.of(List.of("1", "2"))));
  }

  @Test
  void readsThePairsThatProgramsPrint() {
    assertThat(
            RatioMeter.parse(
                List.of("ratio\tx/y\t2\t1", "else", "ratio\tx/y\t2\t1", "ratio\tz\t1\t4")))
        .extracting(Ratio::name, Ratio::value)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("x/y", 2.0),
            org.assertj.core.api.Assertions.tuple("z", 0.25));
  }

  @Test
  void newerRatiosTakeThePlaceOfThoseOfTheirNames() {
    Ratio old = new Ratio("b", 1, 1, 1, Better.LOWER);
    Ratio fresh = new Ratio("b", 2, 2, 2, Better.LOWER);
    Ratio other = new Ratio("a", 3, 3, 3, Better.LOWER);

    assertThat(new Ratios(MACHINE, List.of(old, other)).with(MACHINE, List.of(fresh)).ratios())
        .containsExactly(other, fresh);
  }

  private static BenchResult result(String cell, Ratio ratio) {
    return new BenchResult(
        "suite",
        MACHINE,
        "2026-11-29T22:00:00Z",
        Map.of("seed", "7"),
        List.of(new Table("Costs", List.of("what", "ms"), List.of(List.of("store", cell)))),
        List.of(ratio),
        List.of());
  }
}
