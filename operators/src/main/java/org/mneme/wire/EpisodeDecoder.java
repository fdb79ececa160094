package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;

/** Reads the records of {@code mneme.memories}, for consumers and restores. */
final class EpisodeDecoder {

  private static final Names<EpisodeStatus> STATUSES = Names.of(EpisodeStatus.values());

  private String space;
  private String episode;
  private Task task;
  private String agent;
  private String user;
  private String session;
  private long startedAt;
  private long closedAt;
  private EpisodeStatus status;
  private Outcome outcome;
  private final List<StepDigest> steps = new ArrayList<>();
  private Reward reward = Reward.NONE;
  private double value;
  private Reflection reflection = new Reflection(List.of());
  private double salience;
  private String summary;
  private String fingerprint;
  private Embedding embedding;

  static Episode read(Fields in) throws IOException, RejectedException {
    EpisodeDecoder draft = new EpisodeDecoder();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      draft.accept(field, in);
    }
    return draft.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "space" -> space = in.space();
      case "episode" -> episode = in.string();
      case "task" -> task = TaskReader.read(in);
      case "agent" -> agent = in.string();
      case "user" -> user = in.string();
      case "session" -> session = in.string();
      case "startedAt" -> startedAt = in.anyTime();
      case "closedAt" -> closedAt = in.anyTime();
      case "status" -> status = in.constant(STATUSES);
      case "outcome" -> outcome = OutcomeReader.read(in);
      case "steps" -> {
        in.array();
        while (in.nextElement()) {
          steps.add(StepDigestReader.read(in));
        }
      }
      case "reward" -> reward = reward(in);
      case "value" -> value = in.number();
      case "reflection" -> reflection = reflection(in);
      case "salience" -> salience = in.number();
      case "summary" -> summary = in.string();
      case "fingerprint" -> fingerprint = in.string();
      case "embedding" -> embedding = VectorReader.embedding(in);
      default -> in.skip();
    }
  }

  private Episode build(Fields in) throws RejectedException {
    return new Episode(
        in.require(space, "space"),
        in.require(episode, "episode"),
        task,
        agent,
        user,
        session,
        startedAt,
        closedAt,
        in.require(status, "status"),
        outcome,
        steps,
        reward,
        value,
        reflection,
        salience,
        summary,
        fingerprint,
        embedding);
  }

  private static Reflection reflection(Fields in) throws IOException, RejectedException {
    in.object();
    Reflection reflection = new Reflection(List.of());
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("findings")) {
        reflection = new Reflection(DigestReader.findings(in));
      } else {
        in.skip();
      }
    }
    return reflection;
  }

  private static Reward reward(Fields in) throws IOException, RejectedException {
    in.object();
    double total = 0;
    double base = 0;
    double abstention = 0;
    double efficiency = 0;
    double complexity = 0;
    double quality = 0;
    double learning = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "total" -> total = in.number();
        case "base" -> base = in.number();
        case "abstention" -> abstention = in.number();
        case "efficiency" -> efficiency = in.number();
        case "complexity" -> complexity = in.number();
        case "quality" -> quality = in.number();
        case "learning" -> learning = in.number();
        default -> in.skip();
      }
    }
    return new Reward(total, base, abstention, efficiency, complexity, quality, learning);
  }
}
