package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.MemoryJob;
import picocli.CommandLine;

/** Needs a broker and a MiniCluster; starts both. */
class RecallBenchITCase {

  @TempDir private Path folder;

  @Test
  void answersEveryQueryAndEveryEcho() throws IOException {
    StringWriter text = new StringWriter();
    Path report = folder.resolve("bench.json");

    int exit =
        new CommandLine(new RecallBenchCommand(MemoryJob::build))
            .setOut(new PrintWriter(text, true))
            .setErr(new PrintWriter(text, true))
            .execute(
                "--episodes=60",
                "--rate=50",
                "--seconds=2",
                "--repeats=2",
                "--warm-ups=0",
                "--report=" + report);

    assertThat(exit).as(text.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/echo/count").asLong()).isEqualTo(200);
    assertThat(json.at("/recall/count").asLong()).isEqualTo(200);
    assertThat(json.at("/echoRepeats")).hasSize(2);
    assertThat(json.at("/recallRepeats/1/count").asLong()).isEqualTo(100);
    assertThat(json.at("/unanswered").asLong()).isZero();
    assertThat(json.at("/duplicates").asLong()).isZero();
    assertThat(json.at("/hits").asDouble()).isEqualTo(10);
    assertThat(json.at("/resultBytes").asLong()).isGreaterThan(1_000);
    assertThat(json.at("/machine/cores").asInt()).isPositive();
    assertThat(text.toString()).contains("end to end", "inside the job", "goal");
  }
}
