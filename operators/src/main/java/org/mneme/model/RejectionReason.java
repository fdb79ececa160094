package org.mneme.model;

import java.util.Locale;

/** Why a record was refused; the code stands in the dead letter's header and in error results. */
public enum RejectionReason {
  /** Not JSON, or not an object. */
  MALFORMED,
  /** A field that must be there is not. */
  MISSING_FIELD,
  /** A field has another type than the contract says. */
  WRONG_TYPE,
  /** A field's value is outside its range, or names nothing that exists. */
  INVALID_VALUE,
  /** A filter names a field that does not exist. */
  UNKNOWN_FIELD,
  /** The space's name is not {@code [A-Za-z0-9._-]{1,128}}. */
  INVALID_SPACE,
  /** A vector holds NaN or infinity, is zero, or has a dimension outside 2 to 4,096. */
  INVALID_VECTOR,
  /** The vector's model or dimension is not the one the space is pinned to. */
  EMBEDDING_MISMATCH,
  /** The event time is more than a day ahead of the Kafka timestamp. */
  FUTURE_TIME,
  /** The record is larger than its topic's limit, or a field than its own. */
  TOO_LARGE,
  /** The episode has more steps than its limit. */
  TOO_MANY_STEPS,
  /** The episode's records together are larger than its limit. */
  EPISODE_TOO_LARGE,
  /** A step with the number of another one, but other content. */
  CONFLICTING_STEP,
  /** A second start of an open episode with other content. */
  CONFLICTING_START,
  /** A second completion of an open episode with other content. */
  CONFLICTING_COMPLETION,
  /** The episode is closed, and this record is not one it was closed with. */
  LATE,
  /** The episode was completed or timed out, and its start never came. */
  NOT_STARTED,
  /** This version of the job does not serve what the query asks for. */
  UNSUPPORTED;

  /** The code: the name in kebab-case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
