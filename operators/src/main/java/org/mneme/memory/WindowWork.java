package org.mneme.memory;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Feedback;

/**
 * What falls due in one learning window, each list in the order in which it is learned.
 *
 * @param episodes by (closing time, id)
 * @param feedback by id
 * @param commands by (time, id)
 * @param clusters of the concept windows that ended in it or before, by (end, chunk)
 * @param experiences by (time, id)
 */
public record WindowWork(
    List<PendingEpisode> episodes,
    List<Feedback> feedback,
    List<Command> commands,
    List<ClusterWindow> clusters,
    List<PendingExperience> experiences) {

  public WindowWork() {
    this(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Whether nothing is due but by time. */
  public boolean isEmpty() {
    return episodes.isEmpty()
        && feedback.isEmpty()
        && commands.isEmpty()
        && clusters.isEmpty()
        && experiences.isEmpty();
  }
}
