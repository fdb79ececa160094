package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.bench.Machine;
import org.mneme.wire.JsonCodec;

class BenchReportTest {

  private static final Figures ECHO = new Figures(10_000, 1_000, 500, 700, 5_000, 6_000, 9_000);
  private static final BenchParameters PARAMETERS =
      new BenchParameters(10_000, 1_000, 8, 5, 2, 7, null);

  @TempDir private Path folder;

  @Test
  void meetsTheGoalUpToAMillisecondMoreAndThreeTimesTheTail() {
    assertThat(report(1_500, 15_000, 0).meetsGoal()).isTrue();
    assertThat(report(1_501, 15_000, 0).meetsGoal()).isFalse();
    assertThat(report(1_500, 15_001, 0).meetsGoal()).isFalse();
    assertThat(report(500, 5_000, 1).meetsGoal()).isFalse();
  }

  @Test
  void printsWhatItMeans() {
    StringWriter text = new StringWriter();
    report(1_250, 7_500, 0).print(new PrintWriter(text));

    assertThat(text.toString())
        .contains(
            "recall p50 = echo +0.75 ms (goal: at most +1.00), p99 = 1.50 × echo (goal: at most"
                + " 3.00); unanswered 0, doubled 0: goal met")
        .contains("10,000 episodes in one space; 1,000 requests/s; 5 × 8 s after 2 warm-up; seed 7")
        .contains("  recall 1")
        .contains(
            "while 987 episodes/s were stored in 100 other spaces",
            "recall p99 = 1.00 × that of the idle store (goal: at most 3.00): goal met");
  }

  @Test
  void writesAllOfItAsJson() throws IOException {
    Path file = folder.resolve("bench.json");
    report(1_250, 7_500, 0).write(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/machine/commit").asText()).isEqualTo("abc");
    assertThat(json.at("/parameters/seed").asLong()).isEqualTo(7);
    assertThat(json.at("/recall/p99Micros").asLong()).isEqualTo(7_500);
    assertThat(json.at("/echoRepeats/0/p50Micros").asLong()).isEqualTo(500);
    assertThat(json.at("/job/recall.scan/count").asLong()).isEqualTo(10_000);
  }

  @Test
  void parametersNameWhatIsOutOfRange() {
    assertThat(PARAMETERS.requests()).isEqualTo(8_000);
    assertThatThrownBy(() -> new BenchParameters(0, 1, 1, 1, 1, 1, null))
        .hasMessage("episodes is 0, must be at least 1");
    assertThatThrownBy(() -> new BenchParameters(1, 0, 1, 1, 1, 1, null))
        .hasMessage("rate is 0.0, must be above 0");
    assertThatThrownBy(() -> new BenchParameters(1, 1, 0, 1, 1, 1, null))
        .hasMessage("seconds is 0, must be at least 1");
    assertThatThrownBy(() -> new BenchParameters(1, 1, 1, 0, 1, 1, null))
        .hasMessage("repeats is 0, must be at least 1");
    assertThatThrownBy(() -> new BenchParameters(1, 1, 1, 1, -1, 1, null))
        .hasMessage("warm-ups is -1, must be at least 0");
    assertThatThrownBy(() -> new BenchParameters(1, 1, 1, 1, 1, 1, -1))
        .hasMessage("storing is -1, must be at least 0");
  }

  @Test
  void questionsVaryAndDependOnTheSeedAlone() {
    BenchQuestions questions = new BenchQuestions(5, new JsonCodec());
    List<String> asked =
        IntStream.range(0, 200).mapToObj(i -> text(questions.encoded("q", i))).toList();

    assertThat(asked.stream().collect(Collectors.toSet())).hasSizeGreaterThan(50);
    assertThat(new BenchQuestions(5, new JsonCodec()).encoded("q", 3))
        .isEqualTo(questions.encoded("q", 3));
    assertThat(questions.encoded("q", 0)).isEqualTo(questions.encoded("q", 500));
    assertThat(questions.meanBytes()).isBetween(80L, 400L);
  }

  @Test
  void sampleSaysHowLargeResultsAre() {
    ResultSample sample = new ResultSample(new JsonCodec());
    assertThat(sample.meanBytes()).isZero();
    assertThat(sample.meanHits()).isZero();

    byte[] none = new JsonCodec().encode(Samples.answer("q1"));
    byte[] one = new JsonCodec().encode(Samples.answer("q2", Samples.hit("e1", "f")));
    sample.take(none);
    sample.take(one);

    assertThat(sample.meanBytes()).isEqualTo((none.length + one.length) / 2);
    assertThat(sample.meanHits()).isEqualTo(0.5);
  }

  private static String text(byte[] encoded) {
    try {
      return new ObjectMapper()
          .readTree(new String(encoded, StandardCharsets.UTF_8))
          .get("text")
          .asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BenchReport report(long p50, long p99, long unanswered) {
    Figures recall = new Figures(10_000, 1_000, p50, p50, p99, p99, p99);
    return new BenchReport(
        new Machine("cpu", 2, 2_048, "Linux amd64", "JDK 17", "abc"),
        PARAMETERS,
        200,
        9_000,
        10,
        ECHO,
        recall,
        List.of(ECHO),
        List.of(recall),
        unanswered,
        0,
        Map.of("recall.scan", recall),
        new StoringReport(
            100, 987.4, ECHO, recall, List.of(recall), Map.of("recall.scan", recall)));
  }
}
