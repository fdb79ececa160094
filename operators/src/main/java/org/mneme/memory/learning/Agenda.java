package org.mneme.memory.learning;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.PendingEpisode;
import org.mneme.memory.PendingExperience;
import org.mneme.memory.WindowWork;
import org.mneme.memory.state.PendingState;
import org.mneme.memory.state.SpaceState;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Feedback;

/**
 * What a space has to learn, by window: read once however far the watermark jumped, and worked off
 * window by window.
 *
 * <p>What belongs to a window that was closed before it came is learned in the next one.
 */
final class Agenda {

  private final MemoryParameters parameters;
  private Long closed;
  private final TreeMap<Long, WindowWork> windows = new TreeMap<>();

  private Agenda(MemoryParameters parameters, Long closed) {
    this.parameters = parameters;
    this.closed = closed;
  }

  /**
   * Everything that is pending under the current key.
   *
   * @param closed end of the last window that was closed, or null
   */
  static Agenda read(MemoryParameters parameters, Long closed, SpaceState state) throws Exception {
    PendingState pending = state.pending;
    Agenda agenda = new Agenda(parameters, closed);
    for (Map.Entry<String, Long> entry : pending.episodes()) {
      agenda
          .at(entry.getValue())
          .episodes()
          .add(new PendingEpisode(entry.getKey(), entry.getValue()));
    }
    for (Feedback feedback : pending.feedback()) {
      agenda.at(feedback.at()).feedback().add(feedback);
    }
    for (Command command : pending.commands()) {
      agenda.at(command.at()).commands().add(command);
    }
    for (ClusterWindow clusters : pending.clusters()) {
      agenda.at(clusters.end()).clusters().add(clusters);
    }
    for (PendingExperience experience : state.experiences.pending()) {
      agenda.at(experience.at()).experiences().add(experience);
    }
    agenda.windows.values().forEach(Agenda::sort);
    return agenda;
  }

  /**
   * End of the next window in which something is due, or null.
   *
   * @param unasked a time at which something falls due without a record, or null
   */
  Long next(Long unasked) {
    Long next = windows.isEmpty() ? null : windows.firstKey();
    if (unasked == null) {
      return next;
    }
    long end = windowOf(unasked);
    return next == null ? Long.valueOf(end) : Long.valueOf(Math.min(end, next));
  }

  /** Whether a record waits, and not only time. */
  boolean hasWork() {
    return !windows.isEmpty();
  }

  /** Closes the window that ends at {@code end}: takes out what is due in it. */
  WindowWork close(long end) {
    closed = end;
    WindowWork work = windows.remove(end);
    return work == null ? new WindowWork() : work;
  }

  private WindowWork at(long time) {
    return windows.computeIfAbsent(windowOf(time), end -> new WindowWork());
  }

  private long windowOf(long time) {
    return parameters.windowEnd(closed == null ? time : Math.max(time, closed + 1));
  }

  private static void sort(WindowWork work) {
    work.episodes().sort(PendingEpisode.LEARNING_ORDER);
    work.experiences().sort(PendingExperience.LEARNING_ORDER);
    work.feedback().sort(Comparator.comparing(Feedback::id));
    work.commands().sort(Comparator.comparingLong(Command::at).thenComparing(Command::id));
    work.clusters()
        .sort(Comparator.comparingLong(ClusterWindow::end).thenComparing(ClusterWindow::chunk));
  }
}
