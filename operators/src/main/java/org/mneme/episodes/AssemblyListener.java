package org.mneme.episodes;

import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;

/** Hears what {@link EpisodeAssembly} decides. */
interface AssemblyListener {

  /** A record became part of its episode. */
  void accepted(EpisodeEvent event);

  /** A step with a state is part of an episode that has started; said once for each. */
  void experienced(ExperienceWrite experience);

  /** A record is one that is already part of its episode. */
  void repeated(EpisodeEvent event);

  /** A record was refused. */
  void rejected(Rejection rejection);

  /**
   * An episode closed or was abandoned.
   *
   * @param episode the whole
   * @param origin the completion, or the start of an abandoned one
   * @param vectorOrigin the record that brought the episode's vector, or null when none did
   * @param missingSteps how many of the stated steps never came
   */
  void closed(Episode episode, Origin origin, Origin vectorOrigin, int missingSteps);

  /**
   * The episode's one timer moved.
   *
   * @param from where it was pending, or {@link OpenEpisode#NO_TIMER}
   * @param to where it is to be pending
   */
  void timerMoved(long from, long to);
}
