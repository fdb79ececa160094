package org.mneme.jobs.load.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.MemoryJob;
import picocli.CommandLine;

/** The measurement on six small conversations and the whole job. */
class QualityCommandITCase {

  private static final String CHAT =
      """
      {"task_id": "%1$s", "trial": %2$d, "reward": %2$d, "info": {"task": {"instruction": "%3$s"}},
       "messages": [
         {"role": "user", "content": "%3$s"},
         {"role": "assistant", "tool_calls": [{"id": "c", "function": {"name": "%4$s", "arguments": "{}"}}]},
         {"role": "tool", "tool_call_id": "c", "content": "%5$s"}]}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private Path chats;

  @BeforeEach
  void write() throws Exception {
    chats = folder.resolve("chats.jsonl");
    Files.writeString(
        chats,
        chat("flight", 0, "book a flight to Seattle", "search_flight", "Error: no seat")
            + chat("flight", 1, "I need a flight to Seattle", "search_flight", "booked")
            + chat("book", 0, "lend me the book Dune", "find_book", "lent")
            + chat("book", 1, "is the book Dune in?", "find_book", "lent")
            + chat("disk", 0, "the disk of ax1 is full", "clean_disk", "Error: busy")
            + chat("disk", 1, "disk ax1 runs full again", "clean_disk", "clean"));
  }

  @Test
  void importsAsksAndReportsWhatCameBack() throws Exception {
    Path report = folder.resolve("report.json");

    int exit = run("--input", chats.toString(), "--settle", "0", "--report", report.toString());

    assertThat(out.toString()).contains("6 episodes with 6 steps, 2 of them errors; 6 stored");
    assertThat(exit).isZero();
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/problems").isEmpty()).isTrue();
    assertThat(json.at("/stored").asInt()).isEqualTo(6);
    assertThat(json.at("/model").asText()).isEqualTo("hashing-384");
    assertThat(json.at("/rows")).hasSize(5 * (Ask.values().length + 1));
    for (JsonNode row : json.at("/rows")) {
      assertThat(row.at("/quality/first/hits")).isEqualTo(row.at("/quality/first/of"));
    }
  }

  @Test
  void saysWhyAnInputCannotBeUsedBeforeItStartsAnything() throws Exception {
    Path bare = folder.resolve("bare.json");
    Files.writeString(bare, "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}");

    assertThat(run("--input", folder.resolve("none.json").toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--input", bare.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--input", chats.toString(), "--trial", "9"))
        .isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(out.toString())
        .contains("there is no file")
        .contains("episode-1 names no task")
        .contains("no trajectory is of trial 9")
        .doesNotContain("Starting");
  }

  private int run(String... arguments) {
    CommandLine command = new CommandLine(new QualityCommand(MemoryJob::build));
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(out, true));
    return command.execute(arguments);
  }

  private static String chat(String task, int trial, String text, String tool, String answer) {
    return CHAT.formatted(task, trial, text, tool, answer).replace("\n", " ") + "\n";
  }
}
