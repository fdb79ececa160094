package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.MemoryJob;
import picocli.CommandLine;

/** Needs a broker and a MiniCluster; starts both. */
class DemoITCase {

  private final StringWriter text = new StringWriter();

  @TempDir private Path folder;

  @Test
  void losesAndDoublesNothingOfASmallFleet() throws IOException {
    Path report = folder.resolve("report.json");

    int exit = demo("--episodes", "60", "--rate", "1000", "--report", report.toString());

    assertThat(exit).as(text.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.get("episodesIn").asLong()).isEqualTo(60);
    assertThat(json.get("episodesStored").asLong()).isEqualTo(60);
    assertThat(json.get("stepsIn").asLong()).isGreaterThan(500);
    assertThat(json.get("queriesIn").asLong())
        .isEqualTo(json.get("resultsOut").asLong())
        .isGreaterThanOrEqualTo(3);
    assertThat(json.get("lost").asLong()).isZero();
    assertThat(json.get("duplicates").asLong()).isZero();
    assertThat(json.get("deadLetters").asLong()).isZero();
    assertThat(json.at("/latencies/step-logged/count").asLong())
        .isEqualTo(json.get("stepsIn").asLong());
    assertThat(json.at("/latencies/recall/count").asLong())
        .isEqualTo(json.get("queriesIn").asLong());
    assertThat(json.at("/latencies/end-to-end.episode-acknowledged/count").asLong()).isEqualTo(60);
    assertThat(text.toString()).contains("because similarity", "lost 0, doubled 0");
  }

  @Test
  void playsAFileAndCountsItsBadLinesAsDeadLetters() throws IOException {
    Path report = folder.resolve("report.json");
    Path input =
        Files.write(
            folder.resolve("input.jsonl"),
            List.of(
                "{\"type\":\"started\",\"space\":\"support\",\"episode\":\"e1\","
                    + "\"at\":\"2026-01-01T10:00:00Z\",\"task\":{\"description\":\"Book a flight\"}}",
                "{\"type\":\"step\",\"space\":\"support\",\"episode\":\"e1\",\"step\":1,"
                    + "\"at\":\"2026-01-01T10:00:02Z\",\"tool\":\"search_direct_flight\"}",
                "this is not a record",
                "{\"type\":\"completed\",\"space\":\"support\",\"episode\":\"e1\","
                    + "\"at\":\"2026-01-01T10:01:00Z\",\"steps\":1,"
                    + "\"outcome\":{\"verdict\":\"success\"}}",
                "{\"query\":\"q1\",\"space\":\"support\",\"text\":\"cheap flight\"}"));

    int exit = demo("--input", input.toString(), "--report", report.toString());

    assertThat(exit).as(text.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.get("seed").isNull()).isTrue();
    assertThat(json.get("episodesStored").asLong()).isEqualTo(1);
    assertThat(json.get("resultsOut").asLong()).isEqualTo(1);
    assertThat(json.get("deadLetters").asLong()).isEqualTo(1);
    assertThat(json.at("/deadLettersByReason/malformed").asLong()).isEqualTo(1);
  }

  private int demo(String... args) {
    return new CommandLine(new DemoCommand(MemoryJob::build))
        .setOut(new PrintWriter(text, true))
        .setErr(new PrintWriter(text, true))
        .execute(args);
  }
}
