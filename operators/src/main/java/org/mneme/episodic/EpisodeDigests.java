package org.mneme.episodic;

import java.util.List;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.StepDigest;

/** Makes the digest that a recall shows of an episode. */
public final class EpisodeDigests {

  /** Most tools that a digest names. */
  public static final int MAXIMUM_TOOLS = 64;

  private EpisodeDigests() {}

  /** The digest of an episode as it is stored. */
  public static EpisodeDigest of(Episode episode) {
    List<String> tools =
        episode.steps().stream().limit(MAXIMUM_TOOLS).map(StepDigest::tool).toList();
    return new EpisodeDigest(
        episode.task(),
        episode.agent(),
        episode.user(),
        episode.session(),
        episode.startedAt(),
        episode.closedAt(),
        episode.outcome() == null ? null : episode.outcome().verdict(),
        episode.reward().total(),
        episode.value(),
        tools,
        episode.steps().size(),
        episode.reflection().findings(),
        episode.summary(),
        1,
        List.of(episode.episode()));
  }

  /** A stored digest with what its experience became since: mean value and occurrences. */
  public static EpisodeDigest asOf(EpisodeDigest stored, StoredEpisode episode) {
    return new EpisodeDigest(
        stored.task(),
        stored.agent(),
        stored.user(),
        stored.session(),
        stored.startedAt(),
        stored.closedAt(),
        stored.verdict(),
        stored.reward(),
        episode.value(),
        stored.tools(),
        stored.steps(),
        stored.findings(),
        stored.summary(),
        episode.count(),
        episode.recentIds());
  }
}
