package org.mneme.jobs.cluster;

/**
 * How many processes there are, and what for.
 *
 * @param parallelism of the job, 1 to 256
 * @param taskManagers processes that run it, 1 to parallelism
 */
public record ClusterLayout(int parallelism, int taskManagers) {

  private static final int MOST = 256;

  /**
   * Checks the ranges.
   *
   * @throws ClusterException naming the value
   */
  public ClusterLayout {
    if (parallelism < 1 || parallelism > MOST) {
      throw new ClusterException("parallelism is " + parallelism + "; it must be 1 to " + MOST);
    }
    if (taskManagers < 1 || taskManagers > parallelism) {
      throw new ClusterException(
          "there are to be "
              + taskManagers
              + " TaskManagers; it must be 1 to the parallelism, "
              + parallelism);
    }
  }

  /** Slots of each TaskManager. */
  public int slots() {
    return (parallelism + taskManagers - 1) / taskManagers;
  }
}
