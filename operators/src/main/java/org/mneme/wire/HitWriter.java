package org.mneme.wire;

import java.io.IOException;
import java.util.Map;
import org.mneme.model.ConceptDigest;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;
import org.mneme.model.PathStep;
import org.mneme.model.PatternDigest;

/** Writes one hit of a result. */
final class HitWriter {

  private HitWriter() {}

  /** The hit as an element of an array. */
  static void write(JsonWriter out, Hit hit) throws IOException {
    out.json.writeStartObject();
    out.constant("kind", hit.kind());
    out.string("id", hit.id());
    out.number("score", hit.score());
    out.number("confidence", hit.confidence());
    out.object(
        "parts",
        part -> {
          for (Map.Entry<String, Double> entry : hit.parts().entrySet()) {
            part.number(entry.getKey(), entry.getValue());
          }
        });
    if (!hit.path().isEmpty()) {
      out.json.writeArrayFieldStart("path");
      for (PathStep step : hit.path()) {
        path(out, step);
      }
      out.json.writeEndArray();
    }
    if (hit.digest() != null) {
      out.object("digest", part -> digest(part, hit.digest()));
    }
    if (hit.concept() != null) {
      out.object("concept", part -> concept(part, hit.concept()));
    }
    if (hit.pattern() != null) {
      pattern(out, hit.pattern());
    }
    if (hit.experience() != null) {
      out.object("experience", part -> ExperienceDigestCodec.write(part, hit.experience()));
    }
    out.json.writeEndObject();
  }

  private static void pattern(JsonWriter out, PatternDigest digest) throws IOException {
    out.object("pattern", part -> PatternCodec.write(part, digest.pattern()));
    if (digest.playbook() != null) {
      out.object("playbook", part -> PlaybookCodec.write(part, digest.playbook()));
    }
  }

  private static void concept(JsonWriter out, ConceptDigest digest) throws IOException {
    out.string("name", digest.name());
    out.strings("terms", digest.terms());
    out.strings("tools", digest.tools());
    out.constant("state", digest.state());
    out.number("coherence", digest.coherence());
    out.number("strength", digest.strength());
    out.integer("replays", digest.replays());
    out.integer("members", digest.members());
    out.integer("fanOut", digest.fanOut());
    out.time("bornAt", digest.bornAt());
    out.time("reinforcedAt", digest.reinforcedAt());
    if (digest.lastAccess() > 0) {
      out.number("lastActivation", digest.lastActivation());
      out.time("lastAccess", digest.lastAccess());
    }
  }

  private static void path(JsonWriter out, PathStep step) throws IOException {
    out.json.writeStartObject();
    out.string("from", step.from());
    out.string("to", step.to());
    out.string("edge", step.edge());
    out.number("weight", step.weight());
    out.number("activation", step.activation());
    out.json.writeEndObject();
  }

  private static void digest(JsonWriter out, EpisodeDigest digest) throws IOException {
    PartWriter.task(out, digest.task());
    out.string("agent", digest.agent());
    out.string("user", digest.user());
    out.string("session", digest.session());
    out.time("startedAt", digest.startedAt());
    out.time("closedAt", digest.closedAt());
    out.constant("verdict", digest.verdict());
    out.number("reward", digest.reward());
    out.number("value", digest.value());
    out.strings("tools", digest.tools());
    out.integer("steps", digest.steps());
    PartWriter.findings(out, digest.findings());
    out.string("summary", digest.summary());
    out.integer("occurrences", digest.occurrences());
    out.strings("episodes", digest.episodes());
  }
}
