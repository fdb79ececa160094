package org.mneme.jobs.load;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.Outcome;
import org.mneme.model.QueryError;
import org.mneme.model.RecallResult;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Records as the job writes them, for tests. */
final class Samples {

  static final long NOON = 1_767_268_800_000L;

  private Samples() {}

  /** What {@link #episode} must have come from. */
  static ExpectedEpisode expected(String id, int steps) {
    return new ExpectedEpisode(
        "support", id, "lost-baggage", Verdict.SUCCESS, steps, 0, NOON, NOON + 60_000);
  }

  static Episode episode(String id, int steps) {
    return new Episode(
        "support",
        id,
        task("lost-baggage"),
        "agent",
        "user",
        "session",
        NOON,
        NOON + 60_000,
        EpisodeStatus.STORED,
        new Outcome(Verdict.SUCCESS, null, null, List.of(), List.of(), List.of()),
        IntStream.rangeClosed(1, steps).mapToObj(Samples::step).toList(),
        Reward.NONE,
        0,
        new Reflection(List.of()),
        0,
        "",
        "fingerprint",
        null);
  }

  static RecallResult answer(String query, Hit... hits) {
    return new RecallResult(
        query,
        "support",
        NOON,
        List.of(hits),
        null,
        false,
        false,
        List.of(),
        Map.of("total", 321L),
        null,
        query,
        NOON,
        null);
  }

  static RecallResult refusal(String query) {
    return RecallResult.rejected(
        query, "support", null, NOON, new QueryError("missing-field", "space is missing"));
  }

  static Hit hit(String id, String family) {
    return new Hit(
        HitKind.EPISODE,
        id,
        0.5,
        0.75,
        Map.of("value", 0.6, "similarity", 0.62),
        List.of(),
        new EpisodeDigest(
            task(family),
            "agent",
            "user",
            "session",
            NOON,
            NOON + 60_000,
            Verdict.SUCCESS,
            1.5,
            0.6,
            List.of("trace_bag", "forward_bag"),
            2,
            List.of(new Finding(FindingKind.SUCCESS, List.of(1), "trace_bag worked")),
            "summary",
            1,
            List.of(id)));
  }

  private static Task task(String family) {
    return new Task("Where is my bag?", family, "airline", List.of(), null, null, null);
  }

  private static StepDigest step(int number) {
    return new StepDigest(
        number,
        NOON + number,
        "trace_bag",
        null,
        null,
        null,
        StepStatus.OK,
        null,
        null,
        null,
        List.of(),
        List.of());
  }
}
