package org.mneme.episodes;

import java.util.List;
import org.mneme.model.StepDigest;
import org.mneme.model.Verdict;

/**
 * What makes two episodes the same experience: task text, tools in the order of the steps with
 * whether each failed, and verdict. Equal for ever for equal episodes, because memory keeps it.
 */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * The fingerprint as 32 lower-case hexadecimal digits.
   *
   * @param task the task's description as it was given
   * @param steps ascending by number; numbers do not count, only their order
   * @param verdict how it ended, or null when abandoned
   */
  public static String of(String task, List<StepDigest> steps, Verdict verdict) {
    ContentDigest digest = new ContentDigest().text(task).name(verdict).number(steps.size());
    for (StepDigest step : steps) {
      digest.text(step.tool()).number(step.status().isError() ? 1 : 0);
    }
    return digest.toHex();
  }
}
