package org.mneme.embedding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.HitKind;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Outcome;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Records with the fields that embedding looks at, and plain values in the others. */
final class Samples {

  static final Origin ORIGIN =
      new Origin("mneme.episodes", 3, 42, 1_000, null, "{}".getBytes(StandardCharsets.UTF_8));

  private Samples() {}

  static Episode episode(String description, List<String> tags, List<String> tools) {
    List<StepDigest> steps = new ArrayList<>();
    for (String tool : tools) {
      steps.add(
          new StepDigest(
              steps.size() + 1,
              1_000L + steps.size(),
              tool,
              null,
              null,
              "an observation",
              StepStatus.OK,
              null,
              null,
              null,
              List.of(),
              List.of()));
    }
    return new Episode(
        "support",
        "e1",
        new Task(description, null, "airline", tags, null, null, null),
        "agent",
        "user",
        null,
        1_000,
        2_000,
        EpisodeStatus.STORED,
        new Outcome(Verdict.FAILURE, null, "an outcome", List.of(), List.of(), List.of()),
        steps,
        Reward.NONE,
        0,
        new Reflection(List.of()),
        0,
        "a summary",
        "fingerprint",
        null);
  }

  static MemoryWrite write(Episode episode) {
    return MemoryWrite.of(episode, ORIGIN, null);
  }

  static RecallQuery query(String text, Embedding embedding, byte[] state) {
    return query(RecallMode.RECALL, text, embedding, state);
  }

  static RecallQuery prediction(byte[] state) {
    return query(RecallMode.PREDICT, "text", null, state);
  }

  private static RecallQuery query(
      RecallMode mode, String text, Embedding embedding, byte[] state) {
    return new RecallQuery(
        "q1",
        "support",
        text,
        embedding,
        RecallQuery.DEFAULT_K,
        0,
        Set.<HitKind>of(),
        QueryFilter.NONE,
        mode,
        List.of(),
        null,
        null,
        null,
        false,
        false,
        true,
        null,
        null,
        state,
        null,
        ORIGIN);
  }
}
