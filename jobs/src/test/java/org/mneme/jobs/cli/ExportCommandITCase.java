package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.model.CanonicalHash;

/** Exports from the folder that a local stack left behind; nothing runs any more. */
class ExportCommandITCase {

  /** So many that some stand before the one that is asked for, and some behind it. */
  private static final int OTHERS = 5;

  @TempDir private static Path data;

  @BeforeAll
  static void leaveASavepoint() throws Exception {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(LocalOptions.FOLDER, data.toString());
    configuration.set(LocalOptions.KAFKA_PORT, 0);
    configuration.set(LocalOptions.WEB_PORT, 0);
    Path records = data.resolve("records.jsonl");
    StringBuilder lines = new StringBuilder(episode("e1") + episode("e2"));
    for (int space = 0; space < OTHERS; space++) {
      lines.append(episode("e1").replace("support", "other-" + space));
    }
    Files.writeString(records, lines, StandardCharsets.UTF_8);
    try (LocalStack stack = LocalStack.start(configuration, MemoryJob::build)) {
      String bootstrap = stack.configuration().get(KafkaOptions.BOOTSTRAP);
      CommandRun sent = CommandRun.of("send", records.toString(), "--bootstrap", bootstrap);
      assertThat(sent.exitCode()).isZero();
      CommandRun stored =
          CommandRun.of(
              "tail",
              "memories",
              "--from-beginning",
              "--count",
              Integer.toString(2 + OTHERS),
              "--bootstrap",
              bootstrap);
      assertThat(stored.exitCode()).isZero();
      stack.stopJob();
    }
  }

  @Test
  void printsALineForEachItemOfTheNewestSnapshot() {
    CommandRun run = export("--space", "support");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("space \"support\" model=\"hashing-384\""))
        .anyMatch(line -> line.startsWith("experience \"e1\""))
        .anyMatch(line -> line.startsWith("episode \"e2\" experience=\"e2\""))
        .anyMatch(line -> line.matches("min(ed|ing)-episode \"e2\" .*"))
        .isSorted();
  }

  @Test
  void findsEachSpaceOfMany() {
    for (int space = 0; space < OTHERS; space++) {
      assertThat(export("--space", "other-" + space).out())
          .contains("space \"other-" + space + '"')
          .contains("episode \"e1\"");
    }
  }

  @Test
  void printsTheHashOfTheSameLines() {
    List<String> lines = export("--space", "support").out().lines().toList();

    CommandRun run = export("--space", "support", "--hash");

    assertThat(run.out().strip()).isEqualTo(CanonicalHash.of(lines));
  }

  @Test
  void saysThatASpaceIsNotThere() {
    CommandRun run = export("--space", "unknown");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("space unknown is not in the snapshot").contains("savepoint");
  }

  @Test
  void saysThatThereIsNoSnapshot(@TempDir Path empty) {
    CommandRun nothing =
        CommandRun.of("export", "--canonical", "--space", "s", "--data", empty.toString());
    CommandRun named = export("--space", "s", "--snapshot", empty.toString());

    assertThat(nothing.exitCode()).isEqualTo(66);
    assertThat(nothing.err()).contains("there is no checkpoint or savepoint yet in " + empty);
    assertThat(named.exitCode()).isEqualTo(66);
    assertThat(named.err()).contains("there is no snapshot in " + empty);
  }

  @Test
  void needsASpaceForTheCanonicalForm() {
    CommandRun run = export();

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err()).contains("--canonical needs --space");
  }

  private static CommandRun export(String... args) {
    List<String> all = new ArrayList<>(List.of("export", "--canonical"));
    all.addAll(List.of(args));
    all.addAll(List.of("--data", data.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String episode(String id) {
    return """
    {"type":"started","space":"support","episode":"%1$s","at":"2026-11-21T10:00:00Z","task":{"description":"Book %1$s"}}
    {"type":"completed","space":"support","episode":"%1$s","at":"2026-11-21T10:01:00Z","outcome":{"verdict":"success"}}
    """
        .formatted(id);
  }
}
