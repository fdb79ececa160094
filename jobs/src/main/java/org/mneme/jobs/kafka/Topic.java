package org.mneme.jobs.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The topics of the contract, by role; their names on a cluster are {@link TopicNames}. */
public enum Topic {
  /** Starts, completions, and steps of producers that want one ordered stream. */
  EPISODES(Retention.EVENTS),
  /** One step a record. */
  STEPS(Retention.EVENTS),
  /** Helped or hurt. */
  FEEDBACK(Retention.EVENTS),
  /** Forget, pin, configure: the ledger that outlives every replay. */
  COMMANDS(Retention.FOR_EVER),
  /** Recall queries. */
  QUERIES(Retention.ANSWERS),
  /** Their results. */
  RESULTS(Retention.ANSWERS),
  /** Completed episodes and what became of them: the acknowledgement and the backup. */
  MEMORIES(Retention.COMPACTED),
  /** Concepts as they are now. */
  CONCEPTS(Retention.COMPACTED),
  /** Bindings between concepts and episodes as they are now. */
  BINDINGS(Retention.COMPACTED),
  /** Patterns as they are now. */
  PATTERNS(Retention.COMPACTED),
  /** Latency and throughput summaries. */
  METRICS(Retention.METRICS),
  /** Rejected records, byte for byte. */
  DEAD_LETTERS(Retention.DEAD_LETTERS);

  /** How long a topic keeps its records. */
  enum Retention {
    EVENTS,
    ANSWERS,
    METRICS,
    DEAD_LETTERS,
    FOR_EVER,
    COMPACTED
  }

  private final Retention retention;

  Topic(Retention retention) {
    this.retention = retention;
  }

  Retention retention() {
    return retention;
  }

  /** The name without a prefix, in kebab-case: {@code dead-letters}. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The topics whose last record of a key is what holds. */
  public static List<Topic> compacted() {
    return Arrays.stream(values()).filter(t -> t.retention == Retention.COMPACTED).toList();
  }

  /** The topic with this {@link #suffix()}. */
  public static Optional<Topic> ofSuffix(String suffix) {
    return Arrays.stream(values()).filter(topic -> topic.suffix().equals(suffix)).findFirst();
  }
}
