package org.mneme.jobs.source;

import java.time.Duration;

/**
 * How a memory is built anew, checked.
 *
 * @param isEnabled whether it is
 * @param disorder of what the topic of memories holds, at least 0
 */
public record RestoreParameters(boolean isEnabled, Duration disorder) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public RestoreParameters {
    if (disorder.isNegative()) {
      throw new IllegalArgumentException(
          RestoreOptions.DISORDER.key()
              + " is "
              + disorder.toMillis()
              + " ms; it must be at least 0");
    }
  }
}
