package org.mneme.model;

import java.util.List;

/**
 * A closed episode: what assembly hands on, what memory stores and what the {@code memories} topic
 * carries.
 *
 * @param space isolation unit
 * @param episode id within the space
 * @param task what it was about
 * @param agent who ran it, or null
 * @param user for whom, or null
 * @param session conversation or mission, or null
 * @param startedAt event time of its start, epoch milliseconds
 * @param closedAt event time at which it closed; with the id, the order in which memory learns
 * @param status what became of it
 * @param outcome how it ended; null when abandoned
 * @param steps digests in ascending order of their numbers
 * @param reward reward and parts
 * @param value {@code reward.value()}, in [0, 1]; 0 when abandoned
 * @param reflection lessons
 * @param salience in [0, 1]
 * @param summary at most 200 words
 * @param fingerprint hash of task text, tool sequence with ok or error, and verdict: equal for the
 *     same experience
 * @param embedding null until embedded; {@link Embedding#none} where that could not be done
 */
public record Episode(
    String space,
    String episode,
    Task task,
    String agent,
    String user,
    String session,
    long startedAt,
    long closedAt,
    EpisodeStatus status,
    Outcome outcome,
    List<StepDigest> steps,
    Reward reward,
    double value,
    Reflection reflection,
    double salience,
    String summary,
    String fingerprint,
    Embedding embedding) {

  /** The key of its topics: {@code space/episode}. */
  public String key() {
    return space + '/' + episode;
  }

  /**
   * What is said of an episode whose content is gone: its id, when it was, and what became of it.
   */
  public static Episode gone(
      String space, String episode, long startedAt, long closedAt, EpisodeStatus status) {
    return new Episode(
        space,
        episode,
        null,
        null,
        null,
        null,
        startedAt,
        closedAt,
        status,
        null,
        List.of(),
        Reward.NONE,
        0,
        new Reflection(List.of()),
        0,
        null,
        null,
        null);
  }

  /** The same episode with another status. */
  public Episode withStatus(EpisodeStatus newStatus) {
    return new Episode(
        space,
        episode,
        task,
        agent,
        user,
        session,
        startedAt,
        closedAt,
        newStatus,
        outcome,
        steps,
        reward,
        value,
        reflection,
        salience,
        summary,
        fingerprint,
        embedding);
  }

  /** The same episode with a vector. */
  public Episode withEmbedding(Embedding newEmbedding) {
    return new Episode(
        space,
        episode,
        task,
        agent,
        user,
        session,
        startedAt,
        closedAt,
        status,
        outcome,
        steps,
        reward,
        value,
        reflection,
        salience,
        summary,
        fingerprint,
        newEmbedding);
  }
}
