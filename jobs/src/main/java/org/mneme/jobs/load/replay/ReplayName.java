package org.mneme.jobs.load.replay;

import java.util.Locale;
import org.mneme.jobs.load.replay.EngramReplay.Definition;
import org.mneme.wire.Codec;

/** The replays there are. */
enum ReplayName {
  /** engram's m17_baseline. */
  BASELINE,
  /** engram's hybrid. */
  HYBRID,
  /** rust-self-learning-memory's lifecycle. */
  LIFECYCLE,
  /** rust-self-learning-memory's mixes after YCSB. */
  MIXES,
  /** rust-self-learning-memory's accuracy of retrieval. */
  RETRIEVAL,
  /** MinimalBrain's spiral and mixed learning. */
  EXPERIENCES;

  /** The replay, which runs once. */
  Replay make(ReplaySize size, Codec codec) {
    Author.Maker author = space -> new Author(space, codec);
    return switch (this) {
      case BASELINE -> new EngramReplay(Definition.BASELINE, size, author);
      case HYBRID -> new EngramReplay(Definition.HYBRID, size, author);
      case LIFECYCLE -> new LifecycleReplay(size, author);
      case MIXES -> new MixesReplay(size, author);
      case RETRIEVAL -> new RetrievalReplay(size, author);
      case EXPERIENCES -> new ExperienceReplay(size, author);
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
