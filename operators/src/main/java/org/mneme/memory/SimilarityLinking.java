package org.mneme.memory;

import org.mneme.association.LinkKind;
import org.mneme.association.LinkRef;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeLinks;

/** Links the new episodes of a concept window to the most similar ones of it. */
final class SimilarityLinking implements LearningPhase {

  private final LearningMetrics metrics;

  SimilarityLinking(LearningMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (ClusterWindow clusters : window.work.clusters()) {
      for (EpisodeLinks links : clusters.links()) {
        Integer row = row(window, links.episode());
        for (int i = 0; row != null && i < links.neighbours().size(); i++) {
          Integer other = row(window, links.neighbours().get(i));
          if (other != null && !other.equals(row)) {
            window.edges.link(row, new LinkRef(other, links.weights()[i], LinkKind.SIMILAR));
            metrics.linked(1);
          }
        }
      }
    }
  }

  /** The row of an episode that is stored and learned, else null. */
  private static Integer row(LearningWindow window, String episode) throws Exception {
    EpisodeRef ref = window.refs.get(episode);
    return ref != null && window.isLearned(ref) ? ref.row() : null;
  }
}
