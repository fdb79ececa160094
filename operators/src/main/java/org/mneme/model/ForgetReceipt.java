package org.mneme.model;

/**
 * What a {@code forget} removed, or would remove; sent on the results topic under the command's id.
 *
 * @param command id of the command
 * @param space isolation unit
 * @param targetKind what sort of thing was named
 * @param target its id
 * @param isDryRun whether nothing was changed
 * @param at event time of the command, epoch milliseconds: episodes that started before are gone
 * @param episodes episodes removed
 * @param experiences stored rows removed, their vectors and texts with them
 * @param bindings bindings removed
 * @param links links removed
 * @param conceptsChanged concepts that lost members and stay
 * @param conceptsDropped concepts that had fewer than 3 members left
 * @param stepExperiences experiences that predictions are made from, steps with a state, removed
 */
public record ForgetReceipt(
    String command,
    String space,
    TargetKind targetKind,
    String target,
    boolean isDryRun,
    long at,
    long episodes,
    long experiences,
    long bindings,
    long links,
    long conceptsChanged,
    long conceptsDropped,
    long stepExperiences) {

  /** A receipt of a forget that removed no steps with a state. */
  public ForgetReceipt(
      String command,
      String space,
      TargetKind targetKind,
      String target,
      boolean isDryRun,
      long at,
      long episodes,
      long experiences,
      long bindings,
      long links,
      long conceptsChanged,
      long conceptsDropped) {
    this(
        command,
        space,
        targetKind,
        target,
        isDryRun,
        at,
        episodes,
        experiences,
        bindings,
        links,
        conceptsChanged,
        conceptsDropped,
        0);
  }

  /** The same receipt with a count of steps with a state. */
  public ForgetReceipt withStepExperiences(long count) {
    return new ForgetReceipt(
        command,
        space,
        targetKind,
        target,
        isDryRun,
        at,
        episodes,
        experiences,
        bindings,
        links,
        conceptsChanged,
        conceptsDropped,
        count);
  }
}
