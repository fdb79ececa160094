package org.mneme.jobs.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From when something was asked until it was seen, by key. Safe to share between threads. */
public final class Timings {

  private static final double NANOS = 1e6;

  private final Map<String, Long> owed = new HashMap<>();
  private List<Double> millis = new ArrayList<>();

  /** Starts the clock of a key. */
  public synchronized void asked(String key, long nanos) {
    owed.put(key, nanos);
  }

  /**
   * Ends it.
   *
   * @return when it was started, or null if it does not run
   */
  public synchronized Long seen(String key, long nanos) {
    Long since = owed.remove(key);
    if (since != null) {
      millis.add((nanos - since) / NANOS);
    }
    return since;
  }

  /** Clocks that run. */
  public synchronized int owed() {
    return owed.size();
  }

  /** What was measured since the last call. */
  public synchronized Quantiles take() {
    List<Double> taken = millis;
    millis = new ArrayList<>();
    taken.sort(null);
    return new Quantiles(taken);
  }

  /**
   * Some latencies.
   *
   * @param ascending milliseconds
   */
  public record Quantiles(List<Double> ascending) {

    /** How many. */
    public int count() {
      return ascending.size();
    }

    /** The quantile in (0, 1]; not a number if there are none. */
    public double at(double share) {
      return ascending.isEmpty()
          ? Double.NaN
          : ascending.get((int) Math.ceil(share * ascending.size()) - 1);
    }
  }
}
