package org.mneme.episodes;

import java.io.Serializable;

/**
 * How episodes are assembled; parsed once from {@link AssemblyOptions} and the options of its
 * parts.
 *
 * @param completionGraceMillis how long a completion waits for what is missing, event time
 * @param idleTimeoutMillis silence after which an episode is abandoned, event time
 * @param rememberClosedMillis how long re-sent records of a closed episode are recognised, event
 *     time
 * @param maxSteps most steps of an episode
 * @param maxBytes most bytes of an episode's records together
 * @param bufferBytes most bytes of open episodes' records whose episodes are kept in memory
 * @param summaryWords most words of a summary
 * @param digest how much of a step's texts is kept
 * @param reward numbers of the reward
 * @param reflection bounds of the reflection
 * @param salience numbers of the salience
 */
public record AssemblyParameters(
    long completionGraceMillis,
    long idleTimeoutMillis,
    long rememberClosedMillis,
    int maxSteps,
    long maxBytes,
    long bufferBytes,
    int summaryWords,
    DigestParameters digest,
    RewardParameters reward,
    ReflectionParameters reflection,
    SalienceParameters salience)
    implements Serializable {

  /**
   * When something that waits {@code timeoutMillis} from a record on is due: counted from the
   * record's time or from the watermark, whichever is later, so that an import of old logs does not
   * time out while it is read.
   *
   * @param at event time of the record
   * @param watermark current watermark; {@code Long.MIN_VALUE} before the first
   * @return event time; {@code Long.MAX_VALUE} where it would be beyond
   */
  static long due(long at, long watermark, long timeoutMillis) {
    return plus(Math.max(at, watermark), timeoutMillis);
  }

  /** The sum, or {@code Long.MAX_VALUE} where it would be beyond. */
  static long plus(long time, long millis) {
    return time > Long.MAX_VALUE - millis ? Long.MAX_VALUE : time + millis;
  }
}
