package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.wire.JsonCodec;

class ImportCommandTest {

  private static final String TRAJECTORY =
      """
      [{"task_id": 3, "trial": 1, "reward": 1.0, "traj": [
        {"role": "system", "content": "Be polite."},
        {"role": "user", "content": "Book a flight to Seattle"},
        {"role": "assistant", "content": null, "tool_calls": [
          {"id": "t1", "type": "function",
           "function": {"name": "search", "arguments": "{\\"to\\": \\"SEA\\"}"}}]},
        {"role": "tool", "tool_call_id": "t1", "name": "search", "content": "[]"},
        {"role": "assistant", "content": "Nothing found."}]}]
      """;

  private static final long NOW = Instant.parse("2026-01-02T00:00:00Z").toEpochMilli();

  @TempDir private Path folder;

  @Test
  void writesRecordsThatSendTakes() throws IOException {
    Path out = folder.resolve("out.jsonl");

    CommandRun run =
        CommandRun.of(
            "import",
            "--format",
            "openai-chat",
            chat(),
            "--space",
            "imported",
            "--out",
            out.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("wrote 1 episodes in 3 records to ");
    RecordRouter router = new RecordRouter(new JsonCodec(), new TopicNames("mneme."));
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3);
    assertThat(lines)
        .allSatisfy(
            line -> {
              RoutedRecord routed = router.route(line.getBytes(StandardCharsets.UTF_8), NOW);
              assertThat(routed.refusal()).isNull();
              assertThat(routed.topic()).isEqualTo(Topic.EPISODES);
              assertThat(routed.key()).startsWith("imported/");
            });
  }

  @Test
  void writesTheSameTwice() throws IOException {
    Path first = folder.resolve("1.jsonl");
    Path second = folder.resolve("2.jsonl");

    CommandRun.of("import", "--format", "openai-chat", chat(), "--out", first.toString());
    CommandRun.of("import", "--format", "openai-chat", chat(), "--out", second.toString());

    assertThat(first).isNotEmptyFile().hasSameBinaryContentAs(second);
  }

  @Test
  void saysWhatIsWrongWithFileFormatOrStart() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "[{]");
    String out = folder.resolve("o").toString();

    assertThat(run("--format", "openai-chat", broken.toString(), "--out", out).exitCode())
        .isEqualTo(65);
    assertThat(run("--format", "openai-chat", "missing.json", "--out", out).exitCode())
        .isEqualTo(66);
    assertThat(run("--format", "csv", chat(), "--out", out).exitCode()).isEqualTo(64);
    assertThat(run("--format", "openai-chat", chat(), "--start", "now", "--out", out).err())
        .isEqualTo("mneme: --start is 'now'; it must be like 2026-01-01T00:00:00Z\n");
    assertThat(run("--format", "openai-chat", chat(), "--space", "a b", "--out", out).exitCode())
        .isEqualTo(64);
    assertThat(run("--format", "openai-chat", chat(), "--out", "/no/such/x").exitCode())
        .isEqualTo(73);
  }

  private static CommandRun run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "import";
    System.arraycopy(args, 0, all, 1, args.length);
    return CommandRun.of(all);
  }

  private String chat() throws IOException {
    return Files.writeString(folder.resolve("chat.json"), TRAJECTORY).toString();
  }
}
