package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands that change a space refuse before they connect to anything. */
class ForgetCommandTest {

  @Test
  void asksForAYesAndNamesTheDryRun() {
    CommandRun run = CommandRun.of("forget", "--space", "s", "--user", "ada");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("--dry-run").contains("--yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forget --space s --yes",
        "forget --space s --user ada --agent a --yes",
        "forget --space s --whole-space --user ada --yes",
        "forget --user ada --yes",
        "forget --space s --user ada --yes --dry-run",
        "forget --space s --user ada --yes --timeout 0",
        "pin --space s",
        "configure --space s",
        "feedback --space s --query q"
      })
  void endsWithAUsageErrorWhenItIsNotClearWhatIsMeant(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).startsWith("mneme: ");
  }

  @ParameterizedTest
  @CsvSource({
    "forget --space a/b --user ada --yes, invalid-space",
    "configure --space s --max-episodes 0, invalid-value",
    "configure --space s --model m, missing-field",
    "feedback --space s --query q --helped e1 --hurt e1, invalid-value"
  })
  void saysWhatTheContractRefusesWithoutSendingIt(String line, String reason) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).startsWith("mneme: " + reason);
  }
}
