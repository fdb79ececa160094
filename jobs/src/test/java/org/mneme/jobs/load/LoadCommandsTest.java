package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCommandsTest {

  private static final int USAGE = 2;

  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void saysWhatADemoCanBeTold() {
    assertThat(demo().getUsageMessage())
        .contains("--episodes", "--rate", "--seed", "--input", "--report", "--keep")
        .contains("(1200)", "(1000.0)");
  }

  @Test
  void saysWhatABenchmarkCanBeTold() {
    assertThat(bench().getUsageMessage())
        .contains("--episodes", "--rate", "--seconds", "--repeats", "--warm-ups", "--seed")
        .contains("(10000)");
  }

  @Test
  void refusesADemoOfNothing() {
    refuses(demo(), "--episodes is 0, must be at least 1", "--episodes", "0");
    refuses(demo(), "--rate is -1.0, must be above 0", "--rate=-1");
    refuses(
        demo(),
        "--input " + folder.resolve("none") + " is not a readable file",
        "--input",
        folder.resolve("none").toString());
    refuses(
        demo(),
        "--report " + folder.resolve("none/r.json") + " is in no folder that exists",
        "--report",
        folder.resolve("none/r.json").toString());
  }

  @Test
  void refusesABenchmarkOfNothing() {
    refuses(bench(), "--repeats is 0, must be at least 1", "--repeats", "0");
  }

  @Test
  void reportHoldsTheCountsByTheirNames() throws IOException {
    Figures figures = new Figures(3, 1, 10, 20, 30, 40, 50);
    DemoReport report =
        new DemoReport(
            7L,
            1_500,
            40,
            2,
            30,
            1,
            3,
            2,
            3,
            0,
            Map.of(),
            0,
            0,
            new Relevance.Score(3, 2, 3),
            1.5,
            2.5,
            0.5,
            Map.of("recall", figures),
            List.of());
    Path file = folder.resolve("report.json");
    report.write(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("episodesIn").asLong()).isEqualTo(2);
    assertThat(json.get("stepsIn").asLong()).isEqualTo(30);
    assertThat(json.get("episodesStored").asLong()).isEqualTo(2);
    assertThat(json.get("queriesIn").asLong()).isEqualTo(3);
    assertThat(json.get("resultsOut").asLong()).isEqualTo(3);
    assertThat(json.get("deadLetters").asLong()).isZero();
    assertThat(json.get("lost").asLong()).isZero();
    assertThat(json.get("duplicates").asLong()).isZero();
    assertThat(json.at("/latencies/recall/p99Micros").asLong()).isEqualTo(30);
    assertThat(report.isRight()).isTrue();

    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertThat(text.toString())
        .contains("in:  2 episodes with 30 steps, 1 records sent twice, 3 queries")
        .contains("out: 2 episodes stored, 3 answers, 0 dead letters")
        .contains("right family first in 2 and among five in 3 of 3 answers")
        .contains("lost 0, doubled 0")
        .doesNotContain("WRONG");
  }

  private void refuses(CommandLine command, String message, String... args) {
    assertThat(command.execute(args)).isEqualTo(USAGE);
    assertThat(err.toString()).contains(message);
  }

  private CommandLine demo() {
    return quiet(new DemoCommand((env, config) -> neverBuilt()));
  }

  private CommandLine bench() {
    return quiet(new RecallBenchCommand((env, config) -> neverBuilt()));
  }

  private CommandLine quiet(Object command) {
    return new CommandLine(command).setErr(new PrintWriter(err, true));
  }

  private static void neverBuilt() {
    throw new AssertionError("no job is built for a wrong command line");
  }
}
