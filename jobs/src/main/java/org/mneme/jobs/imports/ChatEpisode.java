package org.mneme.jobs.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mneme.jobs.imports.ChatMessage.Call;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;
import org.mneme.wire.Limits;

/**
 * The events of one trajectory, a message a second: it starts with the first message, each tool
 * call is a step at the time of its answer (of the call, if there is none), and it completes with
 * the last message.
 */
final class ChatEpisode {

  private static final long MILLIS_PER_MESSAGE = 1_000;

  private static final String UNNAMED_TOOL = "unknown";

  private final ImportParameters parameters;
  private final ChatTrajectory trajectory;
  private final long startMillis;

  ChatEpisode(ImportParameters parameters, ChatTrajectory trajectory, long startMillis) {
    this.parameters = parameters;
    this.trajectory = trajectory;
    this.startMillis = startMillis;
  }

  /** Started, the steps, completed. */
  List<EpisodeEvent> events() {
    List<EpisodeEvent> events = new ArrayList<>();
    events.add(event(0, started(), null, null));
    for (Answered call : answered()) {
      events.add(event(call.message, null, step(events.size(), call), null));
    }
    EpisodeCompleted completed = new EpisodeCompleted(events.size() - 1, outcome(), null);
    events.add(event(trajectory.messages().size() - 1, null, null, completed));
    return events;
  }

  private EpisodeEvent event(
      int message, EpisodeStarted started, Step step, EpisodeCompleted completed) {
    return new EpisodeEvent(
        parameters.space(),
        trajectory.episode(),
        startMillis + message * MILLIS_PER_MESSAGE,
        started,
        step,
        completed,
        null);
  }

  private EpisodeStarted started() {
    Task task =
        new Task(
            Utf8.cut(trajectory.firstUserMessage(), Limits.DEFAULT.descriptionBytes()),
            trajectory.task() == null ? null : "task-" + trajectory.task(),
            parameters.domain(),
            trajectory.trial() == null ? List.of() : List.of("trial-" + trajectory.trial()),
            null,
            null,
            null);
    return new EpisodeStarted(task, parameters.agent(), trajectory.user(), null, null);
  }

  /**
   * Calls in their order, each with its answer: the one that names it, else the next one. An answer
   * to no call (of a log that was cut, say) is a call of its own.
   */
  private List<Answered> answered() {
    List<Answered> calls = new ArrayList<>();
    for (int i = 0; i < trajectory.messages().size(); i++) {
      ChatMessage message = trajectory.messages().get(i);
      for (Call call : message.calls()) {
        calls.add(new Answered(call, i));
      }
      if (message.role().isAnswer()) {
        Answered call =
            calls.stream().filter(c -> c.isAnsweredBy(message)).findFirst().orElse(null);
        if (call == null) {
          call = new Answered(new Call(null, named(message.tool()), null), i);
          calls.add(call);
        }
        call.answer = message.content();
        call.message = i;
      }
    }
    return calls;
  }

  private static String named(String tool) {
    return tool == null ? UNNAMED_TOOL : tool;
  }

  private static Step step(int number, Answered call) {
    Optional<ToolError> error = Optional.ofNullable(call.answer).flatMap(ToolError::of);
    return new Step(
        number,
        call.call.tool(),
        null,
        parameters(call.call.arguments()),
        call.answer == null ? null : Utf8.cut(call.answer, Limits.DEFAULT.observationBytes()),
        error.map(ToolError::status).orElse(StepStatus.OK),
        error.map(e -> Utf8.cut(e.message(), Limits.DEFAULT.observationBytes())).orElse(null),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  // Half a JSON object is none, so what is too long leaves altogether.
  private static String parameters(String arguments) {
    return arguments == null || Utf8.length(arguments) > Limits.DEFAULT.parametersBytes()
        ? null
        : arguments;
  }

  private Outcome outcome() {
    Double reward = trajectory.reward();
    Verdict verdict = Verdict.PARTIAL;
    if (reward != null && (reward == 0 || reward == 1)) {
      verdict = reward == 1 ? Verdict.SUCCESS : Verdict.FAILURE;
    }
    return new Outcome(verdict, reward, null, List.of(), List.of(), List.of());
  }

  private static final class Answered {

    private final Call call;
    private int message;
    private String answer;

    private Answered(Call call, int message) {
      this.call = call;
      this.message = message;
    }

    private boolean isAnsweredBy(ChatMessage candidate) {
      return answer == null
          && (candidate.callId() == null
              || call.id() == null
              || call.id().equals(candidate.callId()));
    }
  }
}
