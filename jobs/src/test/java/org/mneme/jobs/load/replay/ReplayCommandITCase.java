package org.mneme.jobs.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.profile.ProfiledExecution;
import picocli.CommandLine;

/** Needs a broker and a MiniCluster; starts both. */
class ReplayCommandITCase {

  @TempDir private Path folder;

  @Test
  void playsBesideAnEchoAndProfiles() throws IOException {
    StringWriter text = new StringWriter();
    Path report = folder.resolve("replay.json");
    Path flames = folder.resolve("replay.html");
    CommandLine command = new CommandLine(new ReplayCommand(MemoryJob::build));
    ProfiledExecution.addTo(command);

    int exit =
        command
            .setExecutionStrategy(new ProfiledExecution())
            .setOut(new PrintWriter(text, true))
            .setErr(new PrintWriter(text, true))
            .execute(
                "baseline",
                "--preload=20",
                "--rate=100",
                "--seconds=1",
                "--warm-up=1",
                "--report=" + report,
                "--profile=" + flames);

    assertThat(exit).as(text.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/preloaded").asInt()).isEqualTo(20);
    assertThat(json.at("/scenes/0/figures/all/count").asLong()).isEqualTo(100);
    assertThat(json.at("/scenes/0/figures/store/count").asLong()).isBetween(30L, 70L);
    assertThat(json.at("/scenes/0/echo/count").asLong()).isEqualTo(40);
    assertThat(json.at("/scenes/0/unanswered").asLong()).isZero();
    assertThat(json.at("/found/recall@10 of 20 searches").asDouble()).isEqualTo(1);
    assertThat(json.at("/answerBytes").asInt()).isGreaterThan(500);
    assertThat(text.toString()).contains("inside the job", "p99 of all", "recall@10");
    assertThat(flames).content().contains("<canvas", "org/mneme/");
    assertThat(RecordingFile.readAllEvents(folder.resolve("replay.jfr")))
        .anyMatch(event -> event.getEventType().getName().equals("jdk.ExecutionSample"));
    assertThat(text.toString()).contains("flame graph in " + flames);
  }
}
