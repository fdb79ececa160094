package org.mneme.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An answer as text for a context window: the query's id, then a paragraph a hit, best first. What
 * does not fit is left out hit by hit, and the last line says how many were.
 */
final class AnswerText {

  private static final int REST = 40;

  private AnswerText() {}

  /**
   * Renders a result's record.
   *
   * @param maxChars longest text
   */
  static String render(JsonNode result, int maxChars) {
    StringBuilder text = new StringBuilder("query ").append(result.path("query").asText());
    JsonNode predicted = result.path("predicted");
    List<String> paragraphs = new ArrayList<>();
    if (!predicted.isMissingNode()) {
      paragraphs.add(prediction(predicted));
    }
    result.path("hits").forEach(hit -> paragraphs.add(hit(hit)));
    if (paragraphs.isEmpty()) {
      text.append("\nnothing found");
    }
    int shown = 0;
    for (String paragraph : paragraphs) {
      int left = maxChars - text.length() - 1 - REST;
      if (paragraph.length() > left) {
        if (shown == 0 && left > 0) {
          text.append('\n').append(paragraph, 0, whole(paragraph, left)).append('…');
          shown++;
        }
        break;
      }
      text.append('\n').append(paragraph);
      shown++;
    }
    if (shown < paragraphs.size()) {
      text.append("\n(").append(paragraphs.size() - shown).append(" more did not fit)");
    }
    return text.toString();
  }

  /** The longest beginning that cuts no character in two. */
  private static int whole(String text, int length) {
    return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
  }

  private static String hit(JsonNode hit) {
    StringBuilder text = new StringBuilder();
    text.append(hit.path("kind").asText())
        .append(' ')
        .append(hit.path("id").asText())
        .append(" score ")
        .append(decimal(hit.path("score")));
    JsonNode digest = hit.path("digest");
    JsonNode pattern = hit.path("pattern");
    JsonNode concept = hit.path("concept");
    if (!digest.isMissingNode()) {
      add(text, ", ", digest.path("verdict").asText());
      add(text, "; task: ", digest.at("/task/description").asText());
      add(text, "; tools: ", join(digest.path("tools")));
      add(text, "\n  ", digest.path("summary").asText());
      digest
          .path("findings")
          .forEach(finding -> add(text, "\n  - ", finding.path("sentence").asText()));
    }
    if (!pattern.isMissingNode()) {
      pattern(text, pattern, hit.path("playbook"));
    }
    if (!concept.isMissingNode()) {
      add(text, "; ", concept.path("name").asText());
      add(text, "; tools: ", join(concept.path("tools")));
      add(text, "; members: ", concept.path("members").asText());
    }
    return text.toString();
  }

  private static void pattern(StringBuilder text, JsonNode pattern, JsonNode playbook) {
    add(text, "; ", pattern.path("kind").asText());
    add(text, "; when: ", pattern.path("condition").asText());
    add(text, "; tools: ", join(pattern.path("tools")));
    add(text, "; seen: ", pattern.path("support").asText());
    add(text, "; succeeded: ", pattern.path("successes").asText());
    add(text, "\n  do: ", join(playbook.path("steps")));
    playbook
        .path("pitfalls")
        .forEach(
            pitfall -> {
              add(text, "\n  if ", pitfall.path("error").asText());
              add(text, " then ", join(pitfall.path("tools")));
            });
  }

  private static String prediction(JsonNode predicted) {
    StringBuilder text = new StringBuilder("prediction confidence ");
    text.append(decimal(predicted.path("confidence")));
    predicted
        .path("tools")
        .forEach(
            vote ->
                text.append("\n  ")
                    .append(vote.path("tool").asText())
                    .append(": share ")
                    .append(decimal(vote.path("share")))
                    .append(", success ")
                    .append(decimal(vote.path("success"))));
    add(text, "\n  experiences: ", join(predicted.path("experiences")));
    return text.toString();
  }

  private static void add(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(label).append(value);
    }
  }

  private static String join(JsonNode list) {
    List<String> values = new ArrayList<>();
    list.forEach(value -> values.add(value.asText()));
    return String.join(" → ", values);
  }

  private static String decimal(JsonNode number) {
    return String.format(Locale.ROOT, "%.2f", number.asDouble());
  }
}
