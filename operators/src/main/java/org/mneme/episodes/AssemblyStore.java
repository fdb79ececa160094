package org.mneme.episodes;

import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;

/**
 * What {@link EpisodeAssembly} keeps of one episode. Reads give null where nothing is kept. What is
 * put is kept as it is at that moment: whoever changes it later changes nothing here.
 */
interface AssemblyStore {

  OpenEpisode open();

  void open(OpenEpisode open);

  EpisodeEvent start();

  void start(EpisodeEvent start);

  EpisodeEvent completion();

  void completion(EpisodeEvent completion);

  HeldStep step(int number);

  void step(HeldStep step);

  /** All steps, in any order. */
  Iterable<HeldStep> steps();

  /** Keeps a record as it came, for a dead letter, while it is not known whether one is due. */
  void hold(Origin origin);

  /** What is held, in the order of arrival. */
  Iterable<Origin> held();

  /** Keeps a step with a state, while it is not known whose it is. */
  void holdExperience(EpisodeEvent step);

  /** The steps with a state that are held, in the order of arrival. */
  Iterable<EpisodeEvent> heldExperiences();

  /** Drops what is held. */
  void release();

  ClosedEpisode closed();

  /** Keeps {@code closed} and nothing else. */
  void close(ClosedEpisode closed);

  /** Keeps nothing. */
  void clear();
}
