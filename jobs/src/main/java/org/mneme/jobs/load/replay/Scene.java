package org.mneme.jobs.load.replay;

/**
 * A stretch of a replay at one rate.
 *
 * @param name unlike that of any other scene of the replay
 * @param perSecond operations per second, {@code > 0}
 * @param count how many operations
 * @param operations the operation of each index, made just before it is due
 * @param judge looks at each result, or null when only latencies count
 */
record Scene(String name, double perSecond, int count, Script operations, Judge judge) {

  /** What is done, by index. */
  interface Script {

    /**
     * The operation of an index.
     *
     * @param run what ids begin with: unlike in any other scene or repeat
     */
    Operation operation(String run, int index);
  }

  /** The same for another number of operations, for a warm-up. */
  Scene of(int newCount) {
    return new Scene(name, perSecond, newCount, operations, null);
  }

  /** How long it takes, seconds. */
  double seconds() {
    return count / perSecond;
  }
}
