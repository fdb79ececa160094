package org.mneme.concepts;

/** How the episodes of a window are grouped. */
public enum Clustering {
  /** Groups merge while the mean similarity of their pairs reaches the threshold. */
  AVERAGE_LINKAGE("average-linkage"),
  /** Groups grow along pairs that reach the threshold, from episodes with enough such pairs. */
  DBSCAN("dbscan");

  private final String option;

  Clustering(String option) {
    this.option = option;
  }

  /** Its name as an option's value. */
  @Override
  public String toString() {
    return option;
  }
}
