package org.mneme.concepts;

import java.io.Serializable;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.SimilarityProfiles;

/**
 * What concept formation was told.
 *
 * @param windowMillis length of a window of event time, ≥ 1
 * @param chunk most episodes that are clustered together
 * @param maxCandidates most unclustered episodes that wait for the next window
 * @param keepMillis how long one of them waits
 * @param salienceThreshold episodes below it are not stored, and so no candidates
 * @param keepsAbandoned whether abandoned episodes are stored
 * @param clustering how alike episodes must be
 * @param profiles from which similarity on vectors of each model mean something
 */
public record ConceptParameters(
    long windowMillis,
    int chunk,
    int maxCandidates,
    long keepMillis,
    double salienceThreshold,
    boolean keepsAbandoned,
    ClusteringParameters clustering,
    SimilarityProfiles profiles)
    implements Serializable {

  /** End of the window that {@code time} belongs to: the last millisecond in it. */
  long windowEnd(long time) {
    return Math.floorDiv(time, windowMillis) * windowMillis + windowMillis - 1;
  }

  /**
   * End of the window that what happened at {@code time} takes part in: its own, or the next to
   * close where {@code watermark} has closed that.
   */
  long dueWindow(long time, long watermark) {
    long end = windowEnd(time);
    return end > watermark ? end : windowEnd(watermark + 1);
  }

  /**
   * Whether {@code episode} may be of a concept: the memory stores it, and it has a vector to
   * cluster by.
   */
  boolean isCandidate(Episode episode) {
    return (keepsAbandoned || episode.status() != EpisodeStatus.ABANDONED)
        && episode.salience() >= salienceThreshold
        && !episode.embedding().isNone();
  }
}
