package org.mneme.wire;

/** The topic that an episode record came from; it decides which types are admitted. */
public enum EpisodeTopic {
  /** {@code mneme.episodes}: started, step and completed, in one ordered stream. */
  EPISODES,
  /** {@code mneme.steps}: steps alone. */
  STEPS
}
