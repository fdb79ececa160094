package org.mneme.memory;

import java.util.Arrays;
import org.mneme.model.Episode;
import org.mneme.model.IdOrder;
import org.mneme.model.Task;

/**
 * Where an episode went, in state under its id: kept as long as its experience, so that an id
 * already stored is never replaced, and that everything derived from the episode can be found.
 *
 * @param row row of the experience that it is, or was merged into
 * @param fingerprint what was done
 * @param closedAt when it closed, epoch milliseconds of event time
 * @param startedAt when it started, epoch milliseconds of event time
 * @param agent who ran it, or null
 * @param user for whom, or null
 * @param session conversation or mission, or null
 * @param value its own value, in [0, 1]
 * @param concept id of the concept that it is a member of, or of one that was merged into that;
 *     null when it is of none
 * @param older id of the occurrence of the same experience that stopped being kept by name before
 *     this one did, or null
 * @param labels hash of its task's language, framework and complexity, which equal experiences need
 *     not share
 */
public record EpisodeRef(
    int row,
    String fingerprint,
    long closedAt,
    long startedAt,
    String agent,
    String user,
    String session,
    double value,
    String concept,
    String older,
    long labels) {

  /** Where {@code episode} goes when it is stored in {@code row}. */
  public static EpisodeRef of(Episode episode, int row) {
    return new EpisodeRef(
        row,
        episode.fingerprint(),
        episode.closedAt(),
        episode.startedAt(),
        episode.agent(),
        episode.user(),
        episode.session(),
        episode.value(),
        null,
        null,
        labels(episode.task()));
  }

  /** Hash of what equal experiences need not share of {@code task}. */
  public static long labels(Task task) {
    return IdOrder.hash(
        Arrays.asList(task.language(), task.framework(), task.complexity()).toString());
  }

  /** Whether {@code episode} is the one that was stored under this id. */
  public boolean isSameAs(Episode episode) {
    return closedAt == episode.closedAt() && fingerprint.equals(episode.fingerprint());
  }

  public EpisodeRef inRow(int newRow) {
    return new EpisodeRef(
        newRow,
        fingerprint,
        closedAt,
        startedAt,
        agent,
        user,
        session,
        value,
        concept,
        older,
        labels);
  }

  public EpisodeRef inConcept(String newConcept) {
    return new EpisodeRef(
        row,
        fingerprint,
        closedAt,
        startedAt,
        agent,
        user,
        session,
        value,
        newConcept,
        older,
        labels);
  }

  public EpisodeRef before(String newOlder) {
    return new EpisodeRef(
        row,
        fingerprint,
        closedAt,
        startedAt,
        agent,
        user,
        session,
        value,
        concept,
        newOlder,
        labels);
  }
}
