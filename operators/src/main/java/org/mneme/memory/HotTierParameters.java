package org.mneme.memory;

import java.io.Serializable;

/**
 * What the hot tier of one subtask may do.
 *
 * @param bytes what it may hold; 0 when nothing is to be held from one record to the next
 * @param loadRows how many rows of a space are loaded at once, ≥ 1
 * @param preloads whether it loads after a restore what it held before
 */
public record HotTierParameters(long bytes, int loadRows, boolean preloads)
    implements Serializable {

  /** Whether anything is held from one record to the next. */
  public boolean isOn() {
    return bytes > 0;
  }
}
