package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the cache of whole answers. */
public final class AnswerCacheOptions {

  /** How many answers are kept. */
  public static final ConfigOption<Integer> ANSWERS =
      key("mneme.query-cache.answers")
          .intType()
          .defaultValue(0)
          .withDescription(
              "Answers that one subtask keeps for queries that ask the same again, at least 0; the"
                  + " one that was not asked for longest leaves first, and every write to a space"
                  + " and every window of it ends what was kept of it. 0 keeps none. Needs"
                  + " mneme.memory.learn-from-recall false: else each answer changes what the next"
                  + " one says. Try 10000 where the same is asked often of what is written seldom"
                  + " (docs/measurements/caches.md).");

  /** For how long. */
  public static final ConfigOption<Duration> MAX_AGE =
      key("mneme.query-cache.max-age")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "How long an answer is kept, at least 1 ms, and how far the \"now\" of a query that"
                  + " names none may be from that of the answer: its retention may be as old as"
                  + " this, and its asOf says of when it is.");

  private AnswerCacheOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range, or where
   *     answers are to be kept that recalls change
   */
  public static AnswerCacheParameters parameters(ReadableConfig config) {
    CheckedOptions checked = new CheckedOptions(config);
    int answers = checked.atLeast(ANSWERS, 0);
    if (answers > 0 && config.get(MemoryOptions.LEARN_FROM_RECALL)) {
      throw new IllegalArgumentException(
          "%s is %d, but must be 0 while %s is true"
              .formatted(ANSWERS.key(), answers, MemoryOptions.LEARN_FROM_RECALL.key()));
    }
    return new AnswerCacheParameters(answers, checked.positiveMillis(MAX_AGE));
  }
}
