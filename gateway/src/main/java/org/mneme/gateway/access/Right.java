package org.mneme.gateway.access;

import java.util.Locale;

/** What a key may do in its spaces. None includes another. */
public enum Right {
  /** Ask: recall, predict, and all that is fetched. */
  READ,
  /** Tell: episodes, steps, completions and feedback. */
  WRITE,
  /** Order: forget, pin, configure and reembed. */
  ADMIN;

  /** The name in a file of keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
