package org.mneme.memory;

import java.io.Serializable;

/**
 * What the hot tier of one subtask may do.
 *
 * @param bytes what it may hold
 * @param loadRows how many rows of a space are loaded at once, ≥ 1
 * @param preloads whether it loads after a restore what it held before
 */
public record HotTierParameters(long bytes, int loadRows, boolean preloads)
    implements Serializable {}
