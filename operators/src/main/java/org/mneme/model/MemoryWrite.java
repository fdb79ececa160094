package org.mneme.model;

/**
 * The one envelope of everything that changes a space's memory: exactly one of {@code episode},
 * {@code feedback}, {@code command}, {@code clusters}, {@code experience} and {@code patterns} is
 * set. Parts are only ever appended, so that saved state and records in flight stay readable.
 *
 * @param space the key
 * @param episode a closed episode
 * @param origin the record that closed the episode, for a dead letter and for latencies; null for
 *     the other parts, which bring their own
 * @param vectorOrigin the record that brought the episode's vector, or null when the job made it
 * @param feedback whether a result was of use
 * @param command an order to the space
 * @param clusters what a concept window found
 * @param experience a step with a state
 * @param patterns what a window of pattern mining changed
 * @param again whether the episode came here before, without a vector: it is to be given one where
 *     it is still stored, and not to be stored
 */
public record MemoryWrite(
    String space,
    Episode episode,
    Origin origin,
    Origin vectorOrigin,
    Feedback feedback,
    Command command,
    ClusterWindow clusters,
    ExperienceWrite experience,
    PatternWindow patterns,
    boolean again) {

  /** A closed episode. */
  public static MemoryWrite of(Episode episode, Origin origin, Origin vectorOrigin) {
    return new MemoryWrite(
        episode.space(), episode, origin, vectorOrigin, null, null, null, null, null, false);
  }

  /** Feedback. */
  public static MemoryWrite of(Feedback feedback) {
    return new MemoryWrite(
        feedback.space(), null, null, null, feedback, null, null, null, null, false);
  }

  /** A command. */
  public static MemoryWrite of(Command command) {
    return new MemoryWrite(
        command.space(), null, null, null, null, command, null, null, null, false);
  }

  /** What a concept window of {@code space} found. */
  public static MemoryWrite of(String space, ClusterWindow clusters) {
    return new MemoryWrite(space, null, null, null, null, null, clusters, null, null, false);
  }

  /** A step with a state. */
  public static MemoryWrite of(ExperienceWrite experience) {
    return new MemoryWrite(
        experience.space(), null, null, null, null, null, null, experience, null, false);
  }

  /** What a window of pattern mining changed in {@code space}. */
  public static MemoryWrite of(String space, PatternWindow patterns) {
    return new MemoryWrite(space, null, null, null, null, null, null, null, patterns, false);
  }

  /** The same with another episode in the place of its own. */
  public MemoryWrite withEpisode(Episode changed) {
    return new MemoryWrite(
        space, changed, origin, vectorOrigin, null, null, null, null, null, again);
  }

  /** The same episode without its vector, to be given one. */
  public MemoryWrite forAnotherTry() {
    return new MemoryWrite(
        space,
        episode.withEmbedding(null),
        origin,
        vectorOrigin,
        null,
        null,
        null,
        null,
        null,
        true);
  }
}
