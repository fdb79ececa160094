package org.mneme.jobs.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mneme.model.StepStatus;

/**
 * The error that a tool's answer tells of. Chat files carry no status, only text, so the text is
 * judged by how it begins ({@code Error: …}, {@code ValueError: …}, {@code Traceback …}, {@code
 * Failed to …}) or, if it is a JSON object, by its fields {@code error}, {@code is_error}, {@code
 * success} and {@code status}.
 *
 * @param status error or timeout
 * @param message the error's first line
 */
record ToolError(StepStatus status, String message) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern WORDS =
      Pattern.compile(
          "\\W{0,3}(?:"
              + "(?i:(?:fatal |internal |tool )?(?:error|exception|failure))[\\])*\"\\s]*(?:[:!\\-–]|$)"
              + "|(?i:error|exception) (?i:executing|calling|invoking|running|in|while|when|occurred)\\b"
              + "|[\\w.$]*(?:Error|Exception):"
              + "|Traceback \\(most recent call last\\)"
              + "|(?i:failed to |timeout\\b|timed out\\b|request timed out\\b)"
              + ")");

  private static final Pattern TIMEOUT = Pattern.compile("(?i)\\btime(?:d[ -]?|-)?out");

  private static final Set<String> BAD_STATUSES = Set.of("error", "failed", "failure", "timeout");

  /** The error that {@code answer} tells of, if it does. */
  static Optional<ToolError> of(String answer) {
    String text = answer.strip();
    if (text.startsWith("{")) {
      return ofJson(text);
    }
    return WORDS.matcher(text).lookingAt() ? Optional.of(error(text)) : Optional.empty();
  }

  private static Optional<ToolError> ofJson(String text) {
    JsonNode answer;
    try {
      answer = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    JsonNode error = answer.path("error");
    boolean saysError = error.isTextual() ? !error.asText().isEmpty() : error.isContainerNode();
    boolean isBad =
        saysError
            || error.asBoolean(false)
            || answer.path("is_error").asBoolean(false)
            || answer.path("isError").asBoolean(false)
            || !answer.path("success").asBoolean(true)
            || BAD_STATUSES.contains(answer.path("status").asText());
    if (!isBad) {
      return Optional.empty();
    }
    JsonNode reason = saysError ? error.path("message") : answer.path("message");
    return Optional.of(
        error(
            reason.isTextual()
                ? reason.asText()
                : saysError && error.isTextual() ? error.asText() : text));
  }

  private static ToolError error(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    StepStatus status = TIMEOUT.matcher(line).find() ? StepStatus.TIMEOUT : StepStatus.ERROR;
    return new ToolError(status, line);
  }
}
