package org.mneme.episodes;

import java.util.List;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/**
 * What makes two episodes the same experience: the task's text, domain, type and set of tags, the
 * tools in the order of the steps with whether each failed, and the verdict. Equal for ever for
 * equal episodes, because memory keeps it.
 */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * The fingerprint as 32 lower-case hexadecimal digits.
   *
   * @param task what it was about; description, domain, type and tags count, since a filter on one
   *     of them must find all that was merged
   * @param steps ascending by number; numbers do not count, only their order
   * @param verdict how it ended, or null when abandoned
   */
  public static String of(Task task, List<StepDigest> steps, Verdict verdict) {
    ContentDigest digest =
        new ContentDigest()
            .text(task.description())
            .text(task.domain())
            .text(task.type())
            .texts(task.tags().stream().distinct().sorted().toList())
            .name(verdict)
            .number(steps.size());
    for (StepDigest step : steps) {
      digest.text(step.tool()).number(step.status().isError() ? 1 : 0);
    }
    return digest.toHex();
  }
}
