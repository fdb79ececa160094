package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MnemeTest {

  private static final String NOWHERE = "127.0.0.1:1";
  private static final String SOON = "-Dmneme.kafka.request-timeout=200 ms";

  @TempDir private Path folder;

  @Test
  void helpsWithEveryCommandAndItsExitCodes() {
    for (Map.Entry<String, CommandLine> entry : Mneme.commandLine().getSubcommands().entrySet()) {
      CommandRun run = CommandRun.of(entry.getKey(), "--help");

      assertThat(run.exitCode()).as(entry.getKey()).isZero();
      assertThat(run.out()).contains("Usage: mneme " + entry.getKey()).contains("Exit codes:");
      assertThat(run.err()).isEmpty();
    }
    assertThat(CommandRun.of("--help").out()).contains("bin/mneme up").contains("recall");
  }

  @Test
  void printsItsVersion() {
    assertThat(CommandRun.of("--version").out()).startsWith("Mneme ").contains("Kafka 4.");
  }

  @Test
  void endsWithAUsageErrorOfOneLineAndAHint() {
    CommandRun run = CommandRun.of("recall", "text");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err().lines())
        .containsExactly(
            "mneme: Missing required option: '--space=<space>'", "       see: mneme recall --help");
  }

  /** With help added to every command from outside, as here, and not only as a class of its own. */
  @Test
  void reachesTheMeasurementsInsideBench() {
    assertThat(CommandRun.of("bench", "recall", "--repeats", "0").err()).contains("--repeats is 0");
    assertThat(CommandRun.of("bench", "quality").err()).contains("--input");
  }

  @Test
  void asksForACommand() {
    assertThat(CommandRun.of().exitCode()).isEqualTo(64);
    assertThat(CommandRun.of("recal").err()).contains("recall");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics", "tail episodes", "recall --space s text", "send FILE"})
  void saysThatNoBrokerAnswersInOneLine(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{}\n");
    String[] words =
        (command.replace("FILE", file.toString()) + " --bootstrap " + NOWHERE).split(" ");
    String[] args = Arrays.copyOf(words, words.length + 1);
    args[words.length] = SOON;

    CommandRun run = CommandRun.of(args);

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("mneme: no Kafka broker answers at 127.0.0.1:1 (waited 200 ms)");
  }

  @Test
  void endsWithAConfigurationErrorForAnUnknownOption() {
    CommandRun run = CommandRun.of("topics", "-Dmneme.topics.prefixx=a");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("did you mean mneme.topics.prefix?");
  }

  @Test
  void refusesAQueryBeforeItAsksKafka() {
    CommandRun run = CommandRun.of("recall", "--space", "no space", "x", "--bootstrap", NOWHERE);

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("invalid-space");
  }

  @Test
  void saysThatAFileDoesNotExist() {
    CommandRun run = CommandRun.of("send", "missing.jsonl", "--bootstrap", NOWHERE, SOON);

    assertThat(run.exitCode()).isEqualTo(66);
    assertThat(run.err()).isEqualTo("mneme: there is no file missing.jsonl\n");
  }

  @Test
  void refusesATopicThatItDoesNotKnowOrThatOnlyTheJobWrites() {
    assertThat(CommandRun.of("tail", "nothing").exitCode()).isEqualTo(64);
    assertThat(CommandRun.of("send", "-", "--topic", "memories").exitCode()).isEqualTo(64);
  }

  @Test
  void refusesATimeoutOutOfRange() {
    assertThat(CommandRun.of("recall", "--space", "s", "x", "--timeout", "0").exitCode())
        .isEqualTo(64);
  }

  @Test
  void printsAndWritesTheOptions() {
    Path page = folder.resolve("options.md");

    assertThat(CommandRun.of("options").out()).contains("`mneme.kafka.bootstrap`");
    assertThat(CommandRun.of("options", "--write", page.toString()).exitCode()).isZero();
    assertThat(page).content().contains("`mneme.kafka.bootstrap`");
    assertThat(CommandRun.of("options", "--write", folder.toString()).exitCode()).isEqualTo(73);
  }
}
