package org.mneme.jobs.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * One episode of a trace.
 *
 * @param trace id of the trace
 * @param agent its agent's span, or null where the trace has none
 * @param tools its tools' spans, by start
 * @param talks spans in which a user said something, by start
 */
record OtelEpisode(String trace, OtelSpan agent, List<OtelSpan> tools, List<OtelSpan> talks) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME_BEFORE_TOOL = "execute_tool ";

  OtelEpisode(String trace, OtelSpan agent) {
    this(trace, agent, new ArrayList<>(), new ArrayList<>());
  }

  String id() {
    return "otel-" + trace + (agent == null ? "" : '-' + agent.span());
  }

  long startMillis() {
    return agent == null ? tools.get(0).startMillis() : agent.startMillis();
  }

  private long endMillis() {
    long end = agent == null ? startMillis() : agent.endMillis();
    for (OtelSpan tool : tools) {
      end = Math.max(end, tool.endMillis());
    }
    return end;
  }

  /** Started, the steps, completed. */
  List<EpisodeEvent> events(ImportParameters parameters) {
    List<EpisodeEvent> events = new ArrayList<>();
    events.add(event(parameters, startMillis(), started(parameters), null, null));
    int most = Math.min(tools.size(), Limits.DEFAULT.steps());
    for (int i = 0; i < most; i++) {
      OtelSpan tool = tools.get(i);
      events.add(event(parameters, tool.endMillis(), null, step(i + 1, tool), null));
    }
    EpisodeCompleted completed = new EpisodeCompleted(most, outcome(), null);
    events.add(event(parameters, endMillis(), null, null, completed));
    return events;
  }

  private EpisodeEvent event(
      ImportParameters parameters,
      long at,
      EpisodeStarted started,
      Step step,
      EpisodeCompleted completed) {
    return new EpisodeEvent(parameters.space(), id(), at, started, step, completed, null);
  }

  private EpisodeStarted started(ImportParameters parameters) {
    OtelAttributes known = (agent == null ? tools.get(0) : agent).attributes();
    String domain =
        parameters.domain() == null ? label(known.text("service.name")) : parameters.domain();
    String name =
        parameters.agent() == null
            ? label(known.text("gen_ai.agent.name", "gen_ai.agent.id"))
            : parameters.agent();
    Task task =
        new Task(
            Utf8.cut(description(known), Limits.DEFAULT.descriptionBytes()),
            null,
            domain,
            List.of(),
            null,
            null,
            null);
    return new EpisodeStarted(
        task,
        name,
        label(known.text("user.id", "enduser.id")),
        label(known.text("gen_ai.conversation.id", "session.id")),
        null);
  }

  /** What the user said, in the agent's span or the first model's call below it; else a name. */
  private String description(OtelAttributes known) {
    String said = agent == null ? null : said(agent);
    if (said == null && !talks.isEmpty()) {
      said = said(talks.get(0));
    }
    if (said == null) {
      said = known.text("gen_ai.agent.description", "gen_ai.agent.name", "gen_ai.workflow.name");
    }
    return said != null ? said : (agent == null ? tools.get(0) : agent).name();
  }

  /** The first text of the user in {@code gen_ai.input.messages}, or null. */
  static String said(OtelSpan span) {
    JsonNode messages = span.attributes().json("gen_ai.input.messages", "gen_ai.prompt");
    if (messages.isTextual()) {
      return messages.asText();
    }
    for (JsonNode message : messages) {
      if (!"user".equals(message.path("role").asText())) {
        continue;
      }
      if (message.path("content").isTextual()) {
        return message.path("content").asText();
      }
      for (JsonNode part : message.path("parts")) {
        if ("text".equals(part.path("type").asText()) && part.path("content").isTextual()) {
          return part.path("content").asText();
        }
      }
    }
    return null;
  }

  private static Step step(int number, OtelSpan tool) {
    String result = tool.attributes().text("gen_ai.tool.call.result");
    StepStatus status = StepStatus.OK;
    String message = null;
    if (tool.status() == OtelSpan.Status.ERROR) {
      message = tool.message();
      boolean isTimeout = message != null && message.matches("(?is).*time[d ]*-?out.*");
      status = isTimeout ? StepStatus.TIMEOUT : StepStatus.ERROR;
    } else if (tool.status() == OtelSpan.Status.UNSET) {
      // Most frameworks hand an exception to the model as the tool's result, and end the span well.
      Optional<ToolError> error = Optional.ofNullable(result).flatMap(ToolError::of);
      status = error.map(ToolError::status).orElse(StepStatus.OK);
      message = error.map(ToolError::message).orElse(null);
    }
    return new Step(
        number,
        toolName(tool),
        null,
        arguments(tool),
        result == null ? null : Utf8.cut(result, Limits.DEFAULT.observationBytes()),
        status,
        message == null ? null : Utf8.cut(message, Limits.DEFAULT.observationBytes()),
        tool.endMillis() - tool.startMillis(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static String toolName(OtelSpan tool) {
    String name = tool.attributes().text("gen_ai.tool.name");
    if (name == null && tool.name() != null) {
      name =
          tool.name().startsWith(NAME_BEFORE_TOOL)
              ? tool.name().substring(NAME_BEFORE_TOOL.length())
              : tool.name();
    }
    return name == null || name.isBlank() ? "unknown" : label(name);
  }

  /** A JSON object, or what is none under {@code arguments}; null where it is too long. */
  private static String arguments(OtelSpan tool) {
    JsonNode value = tool.attributes().json("gen_ai.tool.call.arguments");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text =
        (value.isObject() ? value : JSON.createObjectNode().set("arguments", value)).toString();
    return Utf8.length(text) > Limits.DEFAULT.parametersBytes() ? null : text;
  }

  /** A trace says of success only that nothing failed. */
  private Outcome outcome() {
    boolean isFailed = agent != null && agent.status() == OtelSpan.Status.ERROR;
    String detail =
        isFailed && agent.message() != null
            ? Utf8.cut(agent.message(), Limits.DEFAULT.descriptionBytes())
            : null;
    Verdict verdict =
        agent == null ? Verdict.PARTIAL : isFailed ? Verdict.FAILURE : Verdict.SUCCESS;
    return new Outcome(verdict, null, detail, List.of(), List.of(), List.of());
  }

  /** A name as records admit it: cut, and without control characters. */
  private static String label(String text) {
    if (text == null) {
      return null;
    }
    String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
    int most = Limits.DEFAULT.labelCharacters();
    return plain.isEmpty() ? null : plain.length() > most ? plain.substring(0, most) : plain;
  }
}
