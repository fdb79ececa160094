package org.mneme.episodes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.mneme.model.Complexity;
import org.mneme.model.Embedding;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Origin;
import org.mneme.model.Outcome;
import org.mneme.model.PackedVector;
import org.mneme.model.Step;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Records of episode {@code e1} of space {@code support}, and changes to them. */
final class EpisodeRecords {

  static final String SPACE = "support";
  static final String EPISODE = "e1";
  static final String KEY = SPACE + '/' + EPISODE;
  static final String EPISODES = "mneme.episodes";
  static final String STEPS = "mneme.steps";
  static final AssemblyParameters DEFAULTS = AssemblyOptions.parameters(new Configuration());
  static final Task TASK =
      new Task(
          "Book a flight to Seattle",
          "booking",
          "airline",
          List.of("flight", "urgent"),
          "en",
          "tau",
          Complexity.MODERATE);

  private EpisodeRecords() {}

  static EpisodeEvent started(long at) {
    EpisodeStarted started = new EpisodeStarted(TASK, "agent-7", "user-3", "session-1", null);
    return new EpisodeEvent(SPACE, EPISODE, at, started, null, null, origin(at, "started " + at));
  }

  static EpisodeEvent step(int number, long at) {
    return step(number, at, "search", StepStatus.OK);
  }

  static EpisodeEvent step(int number, long at, String tool, StepStatus status) {
    return event(at, step(number, tool, status, null, "{\"to\":\"SEA\"}"));
  }

  static EpisodeEvent event(long at, Step step) {
    String value = "step " + step.number() + " at " + at + " by " + step.tool();
    return new EpisodeEvent(SPACE, EPISODE, at, null, step, null, origin(at, value));
  }

  static Step step(int number, String tool, StepStatus status, String message, String parameters) {
    return new Step(
        number,
        tool,
        "look",
        parameters,
        "three flights",
        status,
        message,
        120L,
        35L,
        null,
        null,
        null,
        null,
        List.of("p1"),
        List.of());
  }

  /** A step with a state, and with every vector that a producer can give. */
  static EpisodeEvent experience(int number, long at) {
    Step step =
        new Step(
            number,
            "grasp",
            null,
            null,
            null,
            StepStatus.OK,
            null,
            null,
            null,
            PackedVector.pack(new float[] {number, 1}),
            PackedVector.pack(new float[] {number, 2}),
            PackedVector.pack(new float[] {number, 3}),
            PackedVector.pack(new float[] {number, 4}),
            List.of(),
            List.of("e0#1"));
    return event(at, step);
  }

  static EpisodeEvent completed(long at, Integer steps) {
    return completed(at, steps, Verdict.SUCCESS);
  }

  static EpisodeEvent completed(long at, Integer steps, Verdict verdict) {
    EpisodeCompleted completed = new EpisodeCompleted(steps, outcome(verdict), null);
    String value = "completed " + at + " with " + steps;
    return new EpisodeEvent(SPACE, EPISODE, at, null, null, completed, origin(at, value));
  }

  static Outcome outcome(Verdict verdict) {
    return new Outcome(verdict, null, null, List.of(), List.of(), List.of());
  }

  static EpisodeEvent in(String episode, EpisodeEvent event) {
    return new EpisodeEvent(
        event.space(),
        episode,
        event.at(),
        event.started(),
        event.step(),
        event.completed(),
        event.origin());
  }

  static EpisodeEvent on(String topic, EpisodeEvent event) {
    return with(event, new Origin(topic, 0, 0, event.at(), null, event.origin().value()));
  }

  static EpisodeEvent with(EpisodeEvent event, Origin origin) {
    return new EpisodeEvent(
        event.space(),
        event.episode(),
        event.at(),
        event.started(),
        event.step(),
        event.completed(),
        origin);
  }

  static EpisodeEvent weighing(int bytes, EpisodeEvent event) {
    return with(event, new Origin(EPISODES, 0, 0, event.at(), null, new byte[bytes]));
  }

  static EpisodeEvent embedded(EpisodeEvent event, Embedding embedding) {
    EpisodeStarted started = event.started();
    EpisodeCompleted completed = event.completed();
    return new EpisodeEvent(
        event.space(),
        event.episode(),
        event.at(),
        started == null
            ? null
            : new EpisodeStarted(
                started.task(), started.agent(), started.user(), started.session(), embedding),
        null,
        completed == null
            ? null
            : new EpisodeCompleted(completed.steps(), completed.outcome(), embedding),
        event.origin());
  }

  static StepDigest digest(int number, String tool, StepStatus status) {
    return digest(number, tool, status, null, null);
  }

  static StepDigest digest(
      int number, String tool, StepStatus status, String message, Long latencyMillis) {
    return new StepDigest(
        number,
        1_000L * number,
        tool,
        null,
        null,
        null,
        status,
        message,
        latencyMillis,
        null,
        List.of(),
        List.of());
  }

  /** The value of a record as text: records with equal arrays are not equal. */
  static String text(Origin origin) {
    return new String(origin.value(), StandardCharsets.UTF_8);
  }

  private static Origin origin(long at, String value) {
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    return new Origin(EPISODES, 0, 0, at, key, value.getBytes(StandardCharsets.UTF_8));
  }
}
