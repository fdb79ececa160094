package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;

/** Encodes the records of {@code mneme.episodes} and {@code mneme.steps}, for producers. */
final class EpisodeEventEncoder {

  private EpisodeEventEncoder() {}

  static byte[] encode(JsonFactory json, Limits limits, EpisodeEvent event) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("type", type(event));
          out.string("space", event.space());
          out.string("episode", event.episode());
          out.time("at", event.at());
          if (event.started() != null) {
            started(out, event.started());
          } else if (event.step() != null) {
            step(out, json, event.step());
          } else {
            completed(out, event.completed());
          }
        });
  }

  private static String type(EpisodeEvent event) {
    return event.started() != null ? "started" : event.step() != null ? "step" : "completed";
  }

  private static void started(JsonWriter out, EpisodeStarted started) throws IOException {
    PartWriter.task(out, started.task());
    out.label("agent", started.agent());
    out.label("user", started.user());
    out.label("session", started.session());
    out.embedding("embedding", started.embedding());
  }

  private static void completed(JsonWriter out, EpisodeCompleted completed) throws IOException {
    out.integer("steps", completed.steps());
    PartWriter.outcome(out, completed.outcome());
    out.embedding("embedding", completed.embedding());
  }

  private static void step(JsonWriter out, JsonFactory json, Step step) throws IOException {
    Limits limits = out.limits();
    out.integer("step", step.number());
    out.string("tool", step.tool());
    out.phrase("action", step.action());
    parameters(out, json, step.parameters());
    out.text("observation", step.observation(), limits.observationBytes());
    result(out, step.status(), step.message());
    out.integer("latencyMillis", step.latencyMillis());
    out.integer("tokens", step.tokens());
    out.vector("state", step.state());
    out.vector("actionVector", step.actionVector());
    out.vector("predictedOutcome", step.predictedOutcome());
    out.vector("outcomeVector", step.outcomeVector());
    int ids = limits.labels();
    int characters = limits.referenceCharacters();
    out.strings("appliedPatterns", step.appliedPatterns(), ids, characters);
    out.strings("usedExperiences", step.usedExperiences(), ids, characters);
  }

  /** Writes how a step ended. */
  static void result(JsonWriter out, StepStatus status, String message) throws IOException {
    out.object(
        "result",
        part -> {
          part.constant("status", status);
          part.text("message", message, part.limits().observationBytes());
        });
  }

  private static void parameters(JsonWriter out, JsonFactory json, String text) throws IOException {
    if (text == null) {
      return;
    }
    byte[] compact = compact(json, text);
    if (compact.length > out.limits().parametersBytes()) {
      out.markCut("parameters");
      return;
    }
    out.json.writeFieldName("parameters");
    out.json.writeRawValue(new String(compact, StandardCharsets.UTF_8));
  }

  private static byte[] compact(JsonFactory json, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = Json.open(json, bytes)) {
      parser.skipChildren();
      new JsonReader(parser).finish();
    } catch (IOException | RejectedException e) {
      throw new IllegalArgumentException(
          "a step's parameters must be a JSON object: " + Texts.excerpt(text), e);
    }
    return CompactJson.of(bytes, 0, bytes.length);
  }
}
