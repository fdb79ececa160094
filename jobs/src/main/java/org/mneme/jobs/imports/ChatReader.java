package org.mneme.jobs.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mneme.jobs.imports.ChatMessage.Call;
import org.mneme.jobs.imports.ChatMessage.Role;
import org.mneme.wire.Limits;

/**
 * Makes a trajectory of its JSON. Messages stand under {@code traj} or {@code messages}; {@code
 * task_id}, {@code trial}, {@code id}, {@code user}, {@code reward} are optional.
 */
final class ChatReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Room for the words around task and trial in an episode's id, and for "-run-" and a number.
  private static final int LONGEST_PART = (Limits.DEFAULT.idCharacters() - 32) / 2;

  private ChatReader() {}

  /** Reads one trajectory; {@code position} counts from 1. */
  static ChatTrajectory read(ChatNode trajectory, int position) {
    trajectory.object();
    String task = trajectory.get("task_id").label(LONGEST_PART);
    String trial = trajectory.get("trial").label(LONGEST_PART);
    ChatNode simulated = trajectory.get("info").get("task");
    return new ChatTrajectory(
        episode(task, trial, trajectory.get("id").label(2 * LONGEST_PART), position),
        task,
        trial,
        user(trajectory, simulated),
        simulated.get("instruction").text(),
        trajectory.get("reward").share(),
        messages(trajectory));
  }

  private static String episode(String task, String trial, String id, int position) {
    if (task != null) {
      return "task-" + task + (trial == null ? "" : "-trial-" + trial);
    }
    return id != null ? id : "episode-" + position;
  }

  private static String user(ChatNode trajectory, ChatNode simulated) {
    for (ChatNode user :
        List.of(trajectory.get("user"), trajectory.get("user_id"), simulated.get("user_id"))) {
      if (!user.isAbsent()) {
        return user.label(Limits.DEFAULT.labelCharacters());
      }
    }
    return null;
  }

  private static List<ChatMessage> messages(ChatNode trajectory) {
    ChatNode field = trajectory.get("traj");
    if (field.isAbsent()) {
      field = trajectory.get("messages");
    }
    if (field.isAbsent()) {
      throw trajectory.wrong("has neither \"traj\" nor \"messages\"");
    }
    List<ChatMessage> messages = new ArrayList<>();
    for (ChatNode message : field.elements()) {
      messages.add(message(message.object()));
    }
    if (messages.isEmpty()) {
      throw field.wrong("has no message");
    }
    return messages;
  }

  private static ChatMessage message(ChatNode message) {
    List<Call> calls = new ArrayList<>();
    for (ChatNode call : message.get("tool_calls").elements()) {
      calls.add(call(call.object().get("id").text(), call.get("function")));
    }
    ChatNode function = message.get("function_call");
    if (!function.isAbsent()) {
      calls.add(call(null, function));
    }
    return new ChatMessage(
        role(message.get("role")),
        content(message.get("content")),
        calls,
        message.get("tool_call_id").text(),
        message.get("name").label(Limits.DEFAULT.idCharacters()));
  }

  private static Role role(ChatNode role) {
    String name = role.text();
    for (Role known : Role.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(name)) {
        return known;
      }
    }
    throw role.wrong(
        "is %s, not one of system, developer, user, assistant, tool, function"
            .formatted(name == null ? "missing" : '"' + name + '"'));
  }

  /** A string, nothing, or an array of parts, of which only texts count. */
  private static String content(ChatNode content) {
    if (content.isAbsent()) {
      return "";
    }
    if (!content.json().isArray()) {
      return content.text();
    }
    List<String> texts = new ArrayList<>();
    for (ChatNode part : content.elements()) {
      String text = part.object().get("text").text();
      if (text != null) {
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }

  private static Call call(String id, ChatNode function) {
    ChatNode name = function.object().get("name");
    if (name.isAbsent()) {
      throw name.wrong("is missing");
    }
    return new Call(
        id, name.label(Limits.DEFAULT.idCharacters()), arguments(function.get("arguments").json()));
  }

  /**
   * Arguments as models write them: a string that should hold a JSON object, or the object itself.
   * What is no object is kept as {@code {"arguments": …}}.
   */
  private static String arguments(JsonNode arguments) {
    JsonNode value = arguments;
    if (arguments.isTextual()) {
      try {
        value = JSON.readTree(arguments.textValue());
      } catch (JsonProcessingException e) {
        value = arguments;
      }
    }
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return (value.isObject() ? value : JSON.createObjectNode().set("arguments", value)).toString();
  }
}
