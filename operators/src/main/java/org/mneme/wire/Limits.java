package org.mneme.wire;

/**
 * What a record may hold at most. Sizes are bytes of UTF-8; characters are Unicode code points.
 *
 * @param recordBytes a record's value, in either direction
 * @param deadLetterBytes a dead letter with key, value and headers
 * @param descriptionBytes a task's description; a query's text
 * @param parametersBytes a step's parameters as compact JSON
 * @param observationBytes a step's observation or message; an outcome's detail
 * @param idCharacters an id of an episode, query, hit, command or feedback; a tool's or model's
 *     name
 * @param labelCharacters a tag, an agent, a user, a session and the like
 * @param phraseCharacters an action; an entry of an outcome's lists; a cursor
 * @param labels entries of a list of labels
 * @param outcomes entries of each of an outcome's lists
 * @param hits hits of a query; ids that a query or feedback names
 * @param steps steps of an episode
 * @param dimension components of a vector (2 at least)
 * @param hops spreading rounds of a query
 * @param episodes capacity that a space can be given
 * @param deadlineMillis deadline that a query can ask for
 * @param aheadMillis how far event time may be ahead of the Kafka timestamp
 * @param nesting depth of objects and arrays in a record
 */
public record Limits(
    int recordBytes,
    int deadLetterBytes,
    int descriptionBytes,
    int parametersBytes,
    int observationBytes,
    int idCharacters,
    int labelCharacters,
    int phraseCharacters,
    int labels,
    int outcomes,
    int hits,
    int steps,
    int dimension,
    int hops,
    int episodes,
    long deadlineMillis,
    long aheadMillis,
    int nesting)
    implements java.io.Serializable {

  /** Least number of components of a vector. */
  public static final int LEAST_DIMENSION = 2;

  /** The largest whole number that every JSON reader keeps exactly, {@code 2^53 - 1}. */
  public static final long LARGEST_INTEGER = (1L << 53) - 1;

  /** The limits of the contract. */
  public static final Limits DEFAULT =
      new Limits(
          10 << 20,
          16 << 20,
          10_000,
          1_000_000,
          10_000,
          256,
          256,
          1_024,
          64,
          256,
          1_000,
          1_000,
          4_096,
          3,
          1_000_000,
          86_400_000L,
          86_400_000L,
          200);

  /** No limits: what this project wrote is read back without questions. */
  static final Limits NONE =
      new Limits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          200);

  /** What a key, headers and Kafka's own framing take of a record beside its value, at most. */
  private static final int FRAMING_BYTES = 16 << 10;

  /** An experience is called by its episode's id, {@code #} and its step's number, at most 1000. */
  private static final int STEP_CHARACTERS = 5;

  /** Characters of an id where one that the job gave is named: those of experiences are longer. */
  int referenceCharacters() {
    return (int) Math.min(Integer.MAX_VALUE, (long) idCharacters + STEP_CHARACTERS);
  }

  /** Bytes of a value that the job writes, so that the whole record stays within its limit. */
  int valueBytes() {
    return recordBytes - FRAMING_BYTES;
  }

  /** Bytes of a dead letter's key and value together, likewise. */
  int deadLetterContentBytes() {
    return deadLetterBytes - FRAMING_BYTES;
  }

  /** The same limits, but for the sizes of records. */
  public Limits withRecordSizes(int newRecordBytes, int newDeadLetterBytes) {
    return sized(
        newRecordBytes, newDeadLetterBytes, descriptionBytes, parametersBytes, observationBytes);
  }

  /** The same limits, but for the sizes of texts. */
  public Limits withTextSizes(
      int newDescriptionBytes, int newParametersBytes, int newObservationBytes) {
    return sized(
        recordBytes, deadLetterBytes, newDescriptionBytes, newParametersBytes, newObservationBytes);
  }

  /** The same limits, but for how far event time may be ahead. */
  public Limits withAhead(long newAheadMillis) {
    return new Limits(
        recordBytes,
        deadLetterBytes,
        descriptionBytes,
        parametersBytes,
        observationBytes,
        idCharacters,
        labelCharacters,
        phraseCharacters,
        labels,
        outcomes,
        hits,
        steps,
        dimension,
        hops,
        episodes,
        deadlineMillis,
        newAheadMillis,
        nesting);
  }

  private Limits sized(
      int newRecordBytes,
      int newDeadLetterBytes,
      int newDescriptionBytes,
      int newParametersBytes,
      int newObservationBytes) {
    return new Limits(
        newRecordBytes,
        newDeadLetterBytes,
        newDescriptionBytes,
        newParametersBytes,
        newObservationBytes,
        idCharacters,
        labelCharacters,
        phraseCharacters,
        labels,
        outcomes,
        hits,
        steps,
        dimension,
        hops,
        episodes,
        deadlineMillis,
        aheadMillis,
        nesting);
  }
}
