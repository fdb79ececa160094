package org.mneme.jobs.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mneme.jobs.kafka.Topic;

/**
 * A log in one of the orders in which it may arrive: in each partition, a record comes after
 * another one only if that is no more than the allowed disorder later.
 *
 * @param seed of this order
 * @param partitions records by topic and partition, as they arrive
 * @param middle how much of each partition comes before the middle of the run, in (0, 1)
 */
record Shuffle(long seed, Map<Topic, List<List<LogRecord>>> partitions, double middle) {

  /** The order of {@code seed}. */
  static Shuffle of(List<LogRecord> log, long disorderMillis, long seed) {
    Random random = new Random(seed);
    record Arrival(long at, LogRecord record) {}
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, Long> streams = new HashMap<>();
    for (LogRecord record : log) {
      long at = record.at() + random.nextInt((int) disorderMillis);
      if (record.stream() != null) {
        at = Math.max(at, streams.getOrDefault(record.stream(), at));
        streams.put(record.stream(), at);
      }
      arrivals.add(new Arrival(at, record));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    Map<Topic, List<List<LogRecord>>> partitions = new HashMap<>();
    for (Arrival arrival : arrivals) {
      LogRecord record = arrival.record();
      partitions
          .computeIfAbsent(record.topic(), topic -> empty())
          .get(record.partition())
          .add(record);
    }
    return new Shuffle(seed, partitions, 0.3 + 0.4 * random.nextDouble());
  }

  /** The partitions of {@code topic}. */
  List<List<LogRecord>> of(Topic topic) {
    return partitions.getOrDefault(topic, empty());
  }

  /** How many records of a partition come before the middle of the run. */
  static int before(double middle, List<LogRecord> partition) {
    return (int) (middle * partition.size());
  }

  private static List<List<LogRecord>> empty() {
    List<List<LogRecord>> empty = new ArrayList<>();
    for (int partition = 0; partition < ProofLog.PARTITIONS; partition++) {
      empty.add(new ArrayList<>());
    }
    return empty;
  }
}
