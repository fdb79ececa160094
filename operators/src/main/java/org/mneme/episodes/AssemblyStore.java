package org.mneme.episodes;

import java.util.List;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;

/**
 * What {@link EpisodeAssembly} keeps of one episode. Reads give null where nothing is kept. What is
 * put is kept itself, and not a copy of it.
 */
interface AssemblyStore {

  /** One that nobody else changes: with object reuse a record belongs to the operator before. */
  EpisodeEvent copy(EpisodeEvent event);

  /** The same of where a record stood. */
  Origin copy(Origin origin);

  OpenEpisode open();

  void open(OpenEpisode open);

  EpisodeEvent start();

  void start(EpisodeEvent start);

  EpisodeEvent completion();

  void completion(EpisodeEvent completion);

  HeldStep step(int number);

  void step(HeldStep step);

  /** Keeps several. */
  default void steps(List<HeldStep> several) {
    several.forEach(this::step);
  }

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

  /** The same for an episode of which nothing is kept. */
  void remember(ClosedEpisode closed);

  /** Keeps nothing of an episode of which only {@link #closed} is kept. */
  void forget();

  /** Keeps nothing. */
  void clear();
}
