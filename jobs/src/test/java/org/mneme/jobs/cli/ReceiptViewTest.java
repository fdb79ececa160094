package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.TargetKind;

class ReceiptViewTest {

  private static final long AT = 1_000_000;

  @Test
  void saysWhatWentAndHowMuch() {
    assertThat(ReceiptView.render(receipt(TargetKind.USER, "ada", false)))
        .isEqualTo(
            """
            forgot user ada of space support, what started before 1970-01-01T00:16:40Z
            what                               gone
            episodes                           12
            experiences, with vector and text  9
            steps with a state                 40
            bindings                           20
            links                              31
            concepts without enough members    1
            concepts that lost members         2
            """);
  }

  @Test
  void saysThatADryRunChangedNothing() {
    assertThat(ReceiptView.render(receipt(TargetKind.AGENT, "agent-3", true)))
        .startsWith("would forget agent agent-3 of space support")
        .contains("would go")
        .endsWith("nothing was changed\n");
  }

  @Test
  void namesAWholeSpaceOnce() {
    assertThat(ReceiptView.render(receipt(TargetKind.SPACE, "support", false)))
        .startsWith("forgot space support, what started before");
  }

  private static ForgetReceipt receipt(TargetKind kind, String target, boolean isDryRun) {
    return new ForgetReceipt("c1", "support", kind, target, isDryRun, AT, 12, 9, 20, 31, 2, 1)
        .withStepExperiences(40);
  }
}
