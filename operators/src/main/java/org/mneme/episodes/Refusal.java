package org.mneme.episodes;

import java.time.Instant;
import java.util.Locale;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/** Why assembly refuses a record, in words. */
final class Refusal {

  private Refusal() {}

  static Rejection late(EpisodeEvent event, ClosedEpisode closed) {
    String end =
        closed.verdict() == null ? "abandoned" : closed.verdict().name().toLowerCase(Locale.ROOT);
    String message =
        "%s of episode %s came after it was closed (%s) at %s, and is not one it was closed with"
            .formatted(part(event), event.episode(), end, Instant.ofEpochMilli(closed.closedAt()));
    return new Rejection(RejectionReason.LATE, message, event.origin());
  }

  static Rejection conflicting(EpisodeEvent event) {
    RejectionReason reason =
        event.step() != null
            ? RejectionReason.CONFLICTING_STEP
            : event.started() != null
                ? RejectionReason.CONFLICTING_START
                : RejectionReason.CONFLICTING_COMPLETION;
    String message =
        "%s of episode %s was already accepted with other content"
            .formatted(part(event), event.episode());
    return new Rejection(reason, message, event.origin());
  }

  static Rejection tooManySteps(EpisodeEvent event, int most) {
    String message =
        "%s of episode %s comes after %d others, the most that an episode may have"
            .formatted(part(event), event.episode(), most);
    return new Rejection(RejectionReason.TOO_MANY_STEPS, message, event.origin());
  }

  static Rejection tooLarge(EpisodeEvent event, long most) {
    String message =
        "with %s (%d bytes) the records of episode %s would be larger than %d bytes"
            .formatted(part(event), OpenEpisode.size(event), event.episode(), most);
    return new Rejection(RejectionReason.EPISODE_TOO_LARGE, message, event.origin());
  }

  static Rejection notStarted(Origin origin) {
    return new Rejection(
        RejectionReason.NOT_STARTED,
        "the start of its episode did not come in time; send all of its records again with it",
        origin);
  }

  private static String part(EpisodeEvent event) {
    if (event.step() != null) {
      return "step " + event.step().number();
    }
    return event.started() != null ? "the start" : "the completion";
  }
}
