package org.mneme.jobs.load.replay;

import org.mneme.model.RecallResult;

/** Looks at the results of a scene. */
interface Judge {

  /**
   * Takes the result of an operation, on the reader's thread.
   *
   * @param index of the operation within its scene
   */
  void judge(int index, RecallResult result);
}
