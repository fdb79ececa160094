package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.List;
import org.mneme.model.Episode;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;

/** Encodes the records of {@code mneme.memories}. */
final class EpisodeEncoder {

  private EpisodeEncoder() {}

  static byte[] encode(JsonFactory json, Limits limits, Episode episode) {
    return Fitting.fit(
        episode,
        limits.valueBytes(),
        EpisodeReduction.STAGES,
        (reduced, cut) -> write(json, limits, reduced, cut));
  }

  private static byte[] write(JsonFactory json, Limits limits, Episode episode, List<String> cut) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("space", episode.space());
          out.string("episode", episode.episode());
          out.constant("status", episode.status());
          if (episode.task() != null) {
            PartWriter.task(out, episode.task());
          }
          out.string("agent", episode.agent());
          out.string("user", episode.user());
          out.string("session", episode.session());
          out.time("startedAt", episode.startedAt());
          out.time("closedAt", episode.closedAt());
          if (episode.outcome() != null) {
            PartWriter.outcome(out, episode.outcome());
          }
          out.json.writeArrayFieldStart("steps");
          for (StepDigest step : episode.steps()) {
            step(out, step);
          }
          out.json.writeEndArray();
          if (episode.reward() != null) {
            out.object("reward", part -> reward(part, episode.reward()));
          }
          out.number("value", episode.value());
          if (episode.reflection() != null) {
            out.object(
                "reflection", part -> PartWriter.findings(part, episode.reflection().findings()));
          }
          out.number("salience", episode.salience());
          out.string("summary", episode.summary());
          out.string("fingerprint", episode.fingerprint());
          out.embedding("embedding", episode.embedding());
          cut.forEach(out::markCut);
        });
  }

  private static void step(JsonWriter out, StepDigest step) throws IOException {
    out.json.writeStartObject();
    out.integer("step", step.number());
    out.time("at", step.at());
    out.string("tool", step.tool());
    out.string("action", step.action());
    out.string("parameters", step.parameters());
    out.string("observation", step.observation());
    EpisodeEventEncoder.result(out, step.status(), step.message());
    out.integer("latencyMillis", step.latencyMillis());
    out.integer("tokens", step.tokens());
    out.strings("appliedPatterns", step.appliedPatterns());
    out.strings("usedExperiences", step.usedExperiences());
    out.json.writeEndObject();
  }

  private static void reward(JsonWriter out, Reward reward) throws IOException {
    out.number("total", reward.total());
    out.number("base", reward.base());
    out.number("abstention", reward.abstention());
    out.number("efficiency", reward.efficiency());
    out.number("complexity", reward.complexity());
    out.number("quality", reward.quality());
    out.number("learning", reward.learning());
  }
}
