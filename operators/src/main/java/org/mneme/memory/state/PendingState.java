package org.mneme.memory.state;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.Forgets;
import org.mneme.memory.PendingEpisode;
import org.mneme.memory.WindowWork;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.Feedback;

/**
 * What waits for its window to close. Every method reads or writes the space that is the current
 * key; what of it is known in memory, see {@link PendingMapState}.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code pending-episodes} by id, to closing time; {@code
 * pending-feedback} and {@code pending-commands} by id; {@code pending-clusters} by window and
 * chunk.
 */
public final class PendingState {

  private final PendingMapState<Long> episodes;
  private final PendingMapState<Feedback> feedback;
  private final PendingMapState<Command> commands;
  private final PendingMapState<ClusterWindow> clusters;

  PendingState(RuntimeContext context, CurrentSpace current) {
    episodes = PendingMapState.ofSmall(context, current, "pending-episodes", Types.LONG);
    feedback =
        PendingMapState.ofSmall(context, current, "pending-feedback", Types.POJO(Feedback.class));
    commands =
        PendingMapState.ofSmall(context, current, "pending-commands", Types.POJO(Command.class));
    clusters =
        PendingMapState.ofLarge(
            context, current, "pending-clusters", Types.POJO(ClusterWindow.class));
  }

  /** Ids and closing times. */
  public Iterable<Map.Entry<String, Long>> episodes() throws Exception {
    return episodes.entries();
  }

  public void add(String episode, long closedAt) throws Exception {
    episodes.put(episode, closedAt);
  }

  /** An episode that is gone does not wait any more. */
  public void removeEpisode(String episode) throws Exception {
    episodes.remove(episode);
  }

  public Iterable<Feedback> feedback() throws Exception {
    return feedback.values();
  }

  /** Without the record it came in: nothing is refused any more. */
  public void add(Feedback given) throws Exception {
    feedback.put(
        given.id(),
        new Feedback(
            given.id(),
            given.space(),
            given.query(),
            given.helped(),
            given.hurt(),
            given.at(),
            null));
  }

  public Iterable<Command> commands() throws Exception {
    return commands.values();
  }

  public void add(Command command) throws Exception {
    commands.put(command.id(), command);
  }

  /** Whether a forget waits that names {@code episode}. */
  public boolean forgets(Episode episode) throws Exception {
    EpisodeRef ref = EpisodeRef.of(episode, -1);
    for (Command command : commands.values()) {
      if (Forgets.isMeant(command) && Forgets.names(command, episode.episode(), ref)) {
        return true;
      }
    }
    return false;
  }

  public Iterable<ClusterWindow> clusters() throws Exception {
    return clusters.values();
  }

  public void add(ClusterWindow found) throws Exception {
    clusters.put(key(found), found);
  }

  /** What was due in a window that is closed does not wait any more. */
  public void remove(WindowWork work) throws Exception {
    for (PendingEpisode episode : work.episodes()) {
      episodes.remove(episode.episode());
    }
    for (Feedback learned : work.feedback()) {
      feedback.remove(learned.id());
    }
    for (Command command : work.commands()) {
      commands.remove(command.id());
    }
    for (ClusterWindow learned : work.clusters()) {
      clusters.remove(key(learned));
    }
  }

  private static String key(ClusterWindow clusters) {
    return clusters.end() + "/" + clusters.chunk();
  }
}
