package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.List;
import org.mneme.association.LinkKind;
import org.mneme.association.LinkRef;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeLinks;

/** Links the new episodes of a concept window to the most similar ones of it. */
public final class SimilarityLinking implements LearningPhase {

  private final LearningMetrics metrics;

  public SimilarityLinking(LearningMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (ClusterWindow clusters : window.work.clusters()) {
      for (EpisodeLinks links : clusters.links()) {
        Integer row = row(window, links.episode());
        if (row != null) {
          link(window, row, links);
        }
      }
    }
  }

  private void link(LearningWindow window, int row, EpisodeLinks links) throws Exception {
    List<LinkRef> made = new ArrayList<>(links.neighbours().size());
    for (int i = 0; i < links.neighbours().size(); i++) {
      Integer other = row(window, links.neighbours().get(i));
      if (other != null && other != row) {
        made.add(new LinkRef(other, links.weights()[i], LinkKind.SIMILAR));
      }
    }
    if (!made.isEmpty()) {
      window.edges.link(row, made);
      metrics.linked(made.size());
    }
  }

  /** The row of an episode that is stored and learned, else null. */
  private static Integer row(LearningWindow window, String episode) throws Exception {
    EpisodeRef ref = window.refs.get(episode);
    return ref != null && window.isLearned(ref) ? ref.row() : null;
  }
}
