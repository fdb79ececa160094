package org.mneme.wire;

import java.io.IOException;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Step;

/** The fields that every episode record has: space, episode, at. */
final class EventEnvelope {

  private String space;
  private String episode;
  private Long at;

  /** Takes the current value if {@code field} is one of these, and passes over it otherwise. */
  void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "space" -> space = in.space();
      case "episode" -> episode = in.id();
      case "at" -> at = in.time();
      default -> in.skip();
    }
  }

  EpisodeEvent started(EpisodeStarted started, Fields in) throws RejectedException {
    return event(started, null, null, in);
  }

  EpisodeEvent step(Step step, Fields in) throws RejectedException {
    return event(null, step, null, in);
  }

  EpisodeEvent completed(EpisodeCompleted completed, Fields in) throws RejectedException {
    return event(null, null, completed, in);
  }

  private EpisodeEvent event(
      EpisodeStarted started, Step step, EpisodeCompleted completed, Fields in)
      throws RejectedException {
    return new EpisodeEvent(
        in.require(space, "space"),
        in.require(episode, "episode"),
        in.require(at, "at"),
        started,
        step,
        completed,
        in.origin());
  }
}
