package org.mneme.episodes;

import org.mneme.model.StepDigest;

/**
 * A step of an open episode, as it is kept in state.
 *
 * @param version layout of this record
 * @param digest what is kept of it
 * @param hash {@linkplain ContentHash hash} of all of its content
 */
public record HeldStep(int version, StepDigest digest, long hash) {

  /** The layout that is written. */
  public static final int VERSION = 1;
}
