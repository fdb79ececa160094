package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an experience is worth: rewritten whenever a step that used it is learned, and so without
 * its vectors and texts.
 *
 * @param at event time of the experience, epoch milliseconds
 * @param error of what was predicted for it, or null where it was not measured
 * @param uses how many steps used it
 * @param successSum sum of its own success and of those of the steps that used it
 * @param recent the last of these successes, oldest first; never empty
 * @param connections to experiences used together with it, strongest first, ties by id; each has
 *     its counterpart there
 */
public record Standing(
    long at,
    Double error,
    int uses,
    double successSum,
    double[] recent,
    List<Connection> connections) {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  /** An unmeasured error counts as neither good nor bad. */
  private static final double NEUTRAL = 0.5;

  private static final long RECORD_BYTES = 120;
  private static final long CONNECTION_BYTES = 104;

  /** The standing of an experience that no step has used yet. */
  public static Standing of(Experience experience) {
    double success = experience.success();
    return new Standing(
        experience.at(), experience.error(), 0, success, new double[] {success}, List.of());
  }

  /**
   * How well it went with it: the mean of its recent successes and that of all, weighted.
   *
   * @param recentShare weight of the recent ones, in [0, 1]
   */
  public double historical(double recentShare) {
    double sum = 0;
    for (double success : recent) {
      sum += success;
    }
    return recentShare * sum / recent.length + (1 - recentShare) * successSum / (1 + uses);
  }

  /** {@code 1 − error}, 0.5 where the error was not measured. */
  public double accuracy() {
    return error == null ? NEUTRAL : 1 - error;
  }

  /** {@code 1 / (1 + age in hours)}, in (0, 1]. */
  public double recency(long now) {
    return 1 / (1 + Math.max(0, now - at) / MILLIS_PER_HOUR);
  }

  /** Whether it is worth keeping: {@code (1 + uses) · recency · accuracy}, ≥ 0. */
  public double utility(long now) {
    return (1 + uses) * recency(now) * accuracy();
  }

  /** The same after a step used it with this success; {@code kept} recent ones are kept. */
  Standing used(double success, int kept) {
    int dropped = Math.max(0, recent.length + 1 - kept);
    double[] next = Arrays.copyOfRange(recent, dropped, recent.length + 1);
    next[next.length - 1] = success;
    return new Standing(at, error, uses + 1, successSum + success, next, connections);
  }

  /** Strength of its connection to an experience, 0 where there is none. */
  double strength(String experience) {
    for (Connection connection : connections) {
      if (connection.experience().equals(experience)) {
        return connection.strength();
      }
    }
    return 0;
  }

  /** The same with a connection in the place of the one to the same experience, if any. */
  Standing with(Connection connection) {
    List<Connection> next = new ArrayList<>(connections.size() + 1);
    boolean isIn = false;
    for (Connection other : connections) {
      if (!isIn && precedes(connection, other)) {
        next.add(connection);
        isIn = true;
      }
      if (!other.experience().equals(connection.experience())) {
        next.add(other);
      }
    }
    if (!isIn) {
      next.add(connection);
    }
    return withConnections(next);
  }

  /** The same without the connection to {@code experience}. */
  Standing without(String experience) {
    return withConnections(
        connections.stream().filter(c -> !c.experience().equals(experience)).toList());
  }

  /** Bytes that this record takes in memory, estimated. */
  long bytes() {
    return RECORD_BYTES + connections.size() * CONNECTION_BYTES;
  }

  private Standing withConnections(List<Connection> next) {
    return new Standing(at, error, uses, successSum, recent, next);
  }

  static boolean precedes(Connection a, Connection b) {
    return a.strength() > b.strength()
        || (a.strength() == b.strength() && a.experience().compareTo(b.experience()) < 0);
  }
}
