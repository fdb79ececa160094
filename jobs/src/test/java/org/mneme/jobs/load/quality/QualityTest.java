package org.mneme.jobs.load.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {

  private static final List<Judgement> JUDGEMENTS =
      List.of(
          new Judgement(List.of(true, false, true), 2),
          new Judgement(List.of(false, false, false, true), 2),
          new Judgement(List.of(false, false, false, false, false, true), 2),
          new Judgement(List.of(), 2));

  @Test
  void sumsUpWhatWasFoundFirstAndAmongTheFirstFive() {
    Quality quality = Quality.of(JUDGEMENTS);

    assertThat(quality.first()).isEqualTo(new Share(1, 4));
    assertThat(quality.amongFive()).isEqualTo(new Share(2, 4));
    assertThat(quality.recallAtFive()).isEqualTo((1 + 0.5 + 0 + 0) / 4);
    assertThat(quality.ndcgAtTen()).isBetween(0.3, 0.5);
  }

  @Test
  void boundsAShareByItsWilsonInterval() {
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
    assertInterval(new Share(81, 263), 0.2553, 0.3662);
    assertInterval(new Share(15, 148), 0.0624, 0.1605);
    assertInterval(new Share(0, 20), 0.0000, 0.1611);
    assertInterval(new Share(1, 29), 0.0061, 0.1718);
    assertThat(new Share(40, 40).high()).isCloseTo(1, within(1e-12));
  }

  @Test
  void knowsWhatARandomOrderWouldFind() {
    assertThat(Measured.chance(159, 3, 1)).isCloseTo(3.0 / 159, within(1e-12));
    assertThat(Measured.chance(4, 1, 2)).isCloseTo(0.5, within(1e-12));
    assertThat(Measured.chance(4, 0, 2)).isZero();
    assertThat(Measured.chance(3, 3, 5)).isEqualTo(1);
  }

  @Test
  void writesTheTableAndTheJson(@TempDir Path folder) throws IOException {
    QualityReport report =
        new QualityReport(
            "x.json",
            "0",
            4,
            9,
            1,
            4,
            "hashing-384",
            List.of(),
            List.of(Measured.of(4, "first message", Ask.SIMILARITY.title(), JUDGEMENTS, 3)));

    report.write(folder.resolve("r.json"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("r.json").toFile());

    assertThat(report.table().lines().toList())
        .hasSize(3)
        .last()
        .asString()
        .startsWith(
            "| 4 | first message | similar, not thinned | 1 of 4 = 0.25 (0.05 to 0.70) | 2 of 4 =");
    assertThat(json.at("/rows/0/quality/first/hits").asInt()).isEqualTo(1);
    assertThat(json.at("/rows/0/quality/first/of").asInt()).isEqualTo(4);
    assertThat(json.at("/stored").asInt()).isEqualTo(4);
    assertThat(json.at("/problems").isEmpty()).isTrue();
  }

  private static void assertInterval(Share share, double low, double high) {
    assertThat(share.low()).isCloseTo(low, within(5e-5));
    assertThat(share.high()).isCloseTo(high, within(5e-5));
  }
}
