package org.mneme.wire;

import java.io.IOException;
import java.util.List;
import org.mneme.model.Finding;
import org.mneme.model.Outcome;
import org.mneme.model.Task;

/** Writes the parts that several records have in common. */
final class PartWriter {

  private PartWriter() {}

  static void task(JsonWriter out, Task task) throws IOException {
    Limits limits = out.limits();
    out.object(
        "task",
        part -> {
          part.text("description", task.description(), limits.descriptionBytes());
          part.label("type", task.type());
          part.label("domain", task.domain());
          part.strings("tags", task.tags(), limits.labels(), limits.labelCharacters());
          part.label("language", task.language());
          part.label("framework", task.framework());
          part.constant("complexity", task.complexity());
        });
  }

  static void outcome(JsonWriter out, Outcome outcome) throws IOException {
    Limits limits = out.limits();
    out.object(
        "outcome",
        part -> {
          part.constant("verdict", outcome.verdict());
          part.number("score", outcome.score());
          part.text("detail", outcome.detail(), limits.observationBytes());
          part.strings(
              "completed", outcome.completed(), limits.outcomes(), limits.phraseCharacters());
          part.strings("failed", outcome.failed(), limits.outcomes(), limits.phraseCharacters());
          part.strings(
              "artifacts", outcome.artifacts(), limits.outcomes(), limits.phraseCharacters());
        });
  }

  static void findings(JsonWriter out, List<Finding> findings) throws IOException {
    out.json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      out.json.writeStartObject();
      out.constant("kind", finding.kind());
      if (!finding.steps().isEmpty()) {
        out.json.writeArrayFieldStart("steps");
        for (int step : finding.steps()) {
          out.json.writeNumber(step);
        }
        out.json.writeEndArray();
      }
      out.string("sentence", finding.sentence());
      out.json.writeEndObject();
    }
    out.json.writeEndArray();
  }
}
