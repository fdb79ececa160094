package org.mneme.model;

/**
 * One accepted record of {@code mneme.episodes} or {@code mneme.steps}: exactly one of {@code
 * started}, {@code step} and {@code completed} is set.
 *
 * @param space isolation unit
 * @param episode id of the episode within its space
 * @param at event time, epoch milliseconds
 * @param started set when the episode began
 * @param step set when a step was taken
 * @param completed set when the episode ended
 * @param origin the Kafka record
 */
public record EpisodeEvent(
    String space,
    String episode,
    long at,
    EpisodeStarted started,
    Step step,
    EpisodeCompleted completed,
    Origin origin) {

  /** The key that episodes are assembled by: {@code space/episode}; a space holds no slash. */
  public String key() {
    return space + '/' + episode;
  }
}
