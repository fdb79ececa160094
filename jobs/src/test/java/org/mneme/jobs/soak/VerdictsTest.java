package org.mneme.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class VerdictsTest {

  private static final List<Figure> FIGURES =
      List.of(new Figure("flat", "what stays, <MiB>", 0.05), new Figure("leak", "a leak", 0.05));

  @TempDir private Path folder;
  private Path file;
  private Samples samples;

  @BeforeEach
  void sample() throws Exception {
    file = folder.resolve("samples.csv");
    samples = new Samples(file);
    Random random = new Random(1);
    for (int minute = 0; minute < 60; minute++) {
      samples.add(
          Map.of(
              "minutes", (double) minute,
              "flat", (minute < 10 ? 5.0 * minute : 50) + random.nextDouble(),
              "leak", 50 + 0.2 * minute + random.nextDouble()));
    }
  }

  @Test
  void findsWhatGrowsAfterTheWarmUp() {
    Verdicts verdicts = new Verdicts(samples, FIGURES, "minutes", 60, 20);

    assertThat(verdicts.growing()).containsExactly("a leak");
    assertThat(verdicts.table("an hour").lines().filter(line -> line.endsWith("| flat |")))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("| what stays, <MiB> | 50"));
  }

  @Test
  void callsNothingFlatWhoseWarmUpIsJudged() {
    assertThat(new Verdicts(samples, FIGURES, "minutes", 60, 0).table("an hour"))
        .doesNotContain("| flat |");
  }

  @Test
  void writesARowASample() throws Exception {
    List<String> lines = Files.readAllLines(file);

    assertThat(lines).hasSize(61);
    assertThat(lines.get(0)).isEqualTo("flat,leak,minutes");
    assertThat(lines.get(60)).endsWith(",59");
  }

  @Test
  void drawsAPictureThatABrowserReads() throws Exception {
    String svg = new Verdicts(samples, FIGURES, "minutes", 60, 20).svg("min");

    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    // Two lines a figure: before it is judged and since.
    assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(4);
    assertThat(picture.getElementsByTagName("polyline").item(1).getAttributes())
        .extracting(attributes -> attributes.getNamedItem("points").getNodeValue().split(" "))
        .satisfies(points -> assertThat(points).hasSize(40));
  }
}
