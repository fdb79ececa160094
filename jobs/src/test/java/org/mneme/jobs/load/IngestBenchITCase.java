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

/** Needs brokers and MiniClusters; starts two of each. */
class IngestBenchITCase {

  @TempDir private Path folder;

  @Test
  void drainsBesideThePassThroughAndLosesNothingOfABurst() throws IOException {
    StringWriter text = new StringWriter();

    int exit =
        new CommandLine(new IngestCommand(MemoryJob::build))
            .setOut(new PrintWriter(text, true))
            .setErr(new PrintWriter(text, true))
            .execute(
                "--episodes=200",
                "--steps=3",
                "--open-steps=4",
                "--repeats=1",
                "--warm-ups=0",
                "--rate=50",
                "--seconds=1",
                "--burst=100",
                "--burst-seconds=1",
                "--label=before",
                "--out=" + folder);

    assertThat(exit).as(text.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("ingest-before.json").toFile());
    assertThat(json.at("/ratios/0/name").asText())
        .isEqualTo("ingest/pass-through records/s, 3 steps");
    assertThat(json.at("/ratios/0/value").asDouble()).isPositive();
    assertThat(json.at("/tables/0/rows")).hasSize(1);
    assertThat(json.at("/ratios/1/name").asText())
        .isEqualTo("ingest/pass-through records/s, steps alone");
    assertThat(json.at("/ratios/1/value").asDouble()).isPositive();
    assertThat(json.at("/ratios/2/value").asDouble()).isPositive();
    assertThat(json.at("/tables/1/rows")).hasSize(1);
    JsonNode seconds = json.at("/tables/4/rows");
    JsonNode last = seconds.get(seconds.size() - 1);
    assertThat(last.get(1).asText()).isEqualTo("150");
    assertThat(last.get(2).asText()).isEqualTo("150");
    assertThat(json.at("/parameters/seed").asText()).isEqualTo("7");
  }
}
