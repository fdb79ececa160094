package org.mneme.jobs.cli;

import java.time.Instant;
import java.util.Locale;
import org.mneme.model.ForgetReceipt;

/** A receipt for a person: what was to be forgotten, and how much went. */
final class ReceiptView {

  private ReceiptView() {}

  /** A line that says what was done, then one for each count. */
  static String render(ForgetReceipt receipt) {
    return (receipt.isDryRun() ? "would forget " : "forgot ")
        + receipt.targetKind().name().toLowerCase(Locale.ROOT)
        + ' '
        + receipt.target()
        + (receipt.target().equals(receipt.space()) ? "" : " of space " + receipt.space())
        + ", what started before "
        + Instant.ofEpochMilli(receipt.at())
        + '\n'
        + counts(receipt)
        + (receipt.isDryRun() ? "nothing was changed\n" : "");
  }

  private static String counts(ForgetReceipt receipt) {
    TextTable table = new TextTable("what", receipt.isDryRun() ? "would go" : "gone");
    row(table, "episodes", receipt.episodes());
    row(table, "experiences, with vector and text", receipt.experiences());
    row(table, "steps with a state", receipt.stepExperiences());
    row(table, "bindings", receipt.bindings());
    row(table, "links", receipt.links());
    row(table, "concepts without enough members", receipt.conceptsDropped());
    row(table, "concepts that lost members", receipt.conceptsChanged());
    return table.render();
  }

  private static void row(TextTable table, String what, long count) {
    table.row(what, Long.toString(count));
  }
}
