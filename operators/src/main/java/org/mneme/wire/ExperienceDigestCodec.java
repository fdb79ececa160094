package org.mneme.wire;

import java.io.IOException;
import java.util.List;
import org.mneme.model.ExperienceDigest;

/** Writes and reads what a hit shows of an experience. */
final class ExperienceDigestCodec {

  private String episode;
  private int step;
  private long at;
  private String tool;
  private double success;
  private Double error;
  private int uses;
  private byte[] action;
  private byte[] outcome;
  private String agent;
  private String user;
  private String session;
  private String domain;
  private String type;
  private List<String> tags = List.of();

  private ExperienceDigestCodec() {}

  static void write(JsonWriter out, ExperienceDigest digest) throws IOException {
    out.string("episode", digest.episode());
    out.integer("step", digest.step());
    out.time("at", digest.at());
    out.string("tool", digest.tool());
    out.number("success", digest.success());
    out.number("error", digest.error());
    out.integer("uses", digest.uses());
    out.vector("action", digest.action());
    out.vector("outcome", digest.outcome());
    out.string("agent", digest.agent());
    out.string("user", digest.user());
    out.string("session", digest.session());
    out.string("domain", digest.domain());
    out.string("type", digest.type());
    out.strings("tags", digest.tags());
  }

  static ExperienceDigest read(Fields in) throws IOException, RejectedException {
    in.object();
    ExperienceDigestCodec digest = new ExperienceDigestCodec();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      digest.accept(field, in);
    }
    return digest.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "episode" -> episode = in.string();
      case "step" -> step = (int) in.integer();
      case "at" -> at = in.anyTime();
      case "tool" -> tool = in.string();
      case "success" -> success = in.number();
      case "error" -> error = in.number();
      case "uses" -> uses = (int) in.integer();
      case "action" -> action = VectorReader.packed(in);
      case "outcome" -> outcome = VectorReader.packed(in);
      case "agent" -> agent = in.string();
      case "user" -> user = in.string();
      case "session" -> session = in.string();
      case "domain" -> domain = in.string();
      case "type" -> type = in.string();
      case "tags" -> tags = in.labels();
      default -> in.skip();
    }
  }

  private ExperienceDigest build(Fields in) throws RejectedException {
    return new ExperienceDigest(
        in.require(episode, "episode"),
        step,
        at,
        in.require(tool, "tool"),
        success,
        error,
        uses,
        action,
        outcome,
        agent,
        user,
        session,
        domain,
        type,
        tags);
  }
}
