package org.mneme.concepts;

import java.util.Comparator;
import org.mneme.model.Episode;

/**
 * An episode that no cluster has taken yet, in state under its id: what must be known of it to
 * choose; {@link CandidateContent} holds the rest.
 *
 * @param episode its id
 * @param closedAt epoch milliseconds of event time
 * @param startedAt epoch milliseconds of event time
 * @param agent who ran it, or null
 * @param user for whom, or null
 * @param model embedding model of its vector
 * @param dimension components of its vector
 * @param window end of the window in which it is new
 */
public record ConceptCandidate(
    String episode,
    long closedAt,
    long startedAt,
    String agent,
    String user,
    String model,
    int dimension,
    long window) {

  /** The order of clustering: by closing time, then id. */
  static final Comparator<ConceptCandidate> ORDER =
      Comparator.comparingLong(ConceptCandidate::closedAt).thenComparing(ConceptCandidate::episode);

  static ConceptCandidate of(Episode episode, long window) {
    return new ConceptCandidate(
        episode.episode(),
        episode.closedAt(),
        episode.startedAt(),
        episode.agent(),
        episode.user(),
        episode.embedding().model(),
        episode.embedding().dimension(),
        window);
  }
}
