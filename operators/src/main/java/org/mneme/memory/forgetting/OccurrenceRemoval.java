package org.mneme.memory.forgetting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mneme.episodic.Occurrence;
import org.mneme.episodic.RemainingExperience;
import org.mneme.episodic.RemainingExperience.Made;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.forgetting.ForgetPlan.Part;
import org.mneme.memory.hot.Descriptions;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.learning.RowRemoval;
import org.mneme.memory.learning.RowRemoval.Removed;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.EpisodeDigest;

/** Removes occurrences of an experience that others made too. */
public final class OccurrenceRemoval {

  private final MemoryState state;
  private final Descriptions descriptions;
  private final RowRemoval rows;

  public OccurrenceRemoval(MemoryState state, Descriptions descriptions, RowRemoval rows) {
    this.state = state;
    this.descriptions = descriptions;
    this.rows = rows;
  }

  /**
   * Removes the named occurrences of {@code part} from the space of {@code window}.
   *
   * @param weights weight of each concept that shrank before it did, for {@link RowRemoval#settle}
   */
  void remove(LearningWindow window, Part part, Map<String, Double> weights) throws Exception {
    int row = part.row();
    for (Removed named : part.named()) {
      rows.leaveConcept(window, named.ref(), weights);
      window.refs.remove(named.episode());
    }
    EpisodeDigest digest = state.digest(row);
    RemainingExperience remaining =
        new RemainingExperience(
            part.stored(),
            part.left().stream().map(OccurrenceRemoval::made).toList(),
            sharesLabels(part, digest));
    StoredEpisode stored = remaining.stored();
    chain(window, part.left(), stored);
    if (remaining.losesItsFirst()) {
      window.edges.rename(row);
    }
    state.episode(row, stored);
    descriptions.put(row, remaining.digest(digest), window.hot);
    window.hot.change(row, stored, window.hot.index.usage(row));
  }

  /** What the row names no longer can be found from what it stopped naming after it. */
  private static void chain(LearningWindow window, List<Removed> left, StoredEpisode stored)
      throws Exception {
    int dropped = left.size() - stored.recent().size();
    for (int i = 0; i < left.size(); i++) {
      String older = i == 0 || i >= dropped ? null : left.get(i - 1).episode();
      EpisodeRef ref = left.get(i).ref();
      if (!Objects.equals(older, ref.older())) {
        window.refs.put(left.get(i).episode(), ref.before(older));
      }
    }
  }

  private static boolean sharesLabels(Part part, EpisodeDigest digest) {
    long labels = EpisodeRef.labels(digest.task());
    return part.left().stream().anyMatch(left -> left.ref().labels() == labels);
  }

  private static Made made(Removed left) {
    EpisodeRef ref = left.ref();
    return new Made(
        new Occurrence(left.episode(), ref.closedAt(), ref.agent(), ref.user(), ref.session()),
        ref.startedAt(),
        ref.value());
  }
}
