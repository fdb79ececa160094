package org.mneme.wire;

import static org.mneme.model.RejectionReason.INVALID_VALUE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.mneme.model.Embedding;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Origin;
import org.mneme.model.Outcome;
import org.mneme.model.Task;

/**
 * Decodes the records of {@code mneme.episodes} and {@code mneme.steps}. What a field means depends
 * on {@code type}; producers that write it first are read in one pass.
 */
final class EpisodeEventDecoder {

  private EpisodeEventDecoder() {}

  static EpisodeEvent decode(JsonFactory json, Limits limits, Origin origin, EpisodeTopic topic)
      throws IOException, RejectedException {
    try (JsonParser parser = Json.open(json, origin.value())) {
      Fields in = new Fields(parser, limits, origin);
      if ("type".equals(in.nextField())) {
        return read(in, type(in, topic));
      }
    }
    String type = findType(json, limits, origin, topic);
    try (JsonParser parser = Json.open(json, origin.value())) {
      return read(new Fields(parser, limits, origin), type);
    }
  }

  private static String findType(JsonFactory json, Limits limits, Origin origin, EpisodeTopic topic)
      throws IOException, RejectedException {
    try (JsonParser parser = Json.open(json, origin.value())) {
      Fields in = new Fields(parser, limits, origin);
      String type = null;
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        if (field.equals("type")) {
          type = type(in, topic);
        } else {
          in.skip();
        }
      }
      in.finish();
      return in.require(type, "type");
    }
  }

  private static String type(Fields in, EpisodeTopic topic) throws IOException, RejectedException {
    String type = in.string();
    boolean isKnown =
        switch (type) {
          case "step" -> true;
          case "started", "completed" -> topic == EpisodeTopic.EPISODES;
          default -> false;
        };
    if (!isKnown) {
      throw in.refuse(
          INVALID_VALUE,
          Texts.excerpt(type)
              + (topic == EpisodeTopic.STEPS
                  ? " is not step, the only type on this topic"
                  : " is not one of started, step, completed"));
    }
    return type;
  }

  private static EpisodeEvent read(Fields in, String type) throws IOException, RejectedException {
    EventEnvelope envelope = new EventEnvelope();
    EpisodeEvent event =
        switch (type) {
          case "started" -> envelope.started(started(in, envelope), in);
          case "step" -> envelope.step(StepReader.read(in, envelope), in);
          default -> envelope.completed(completed(in, envelope), in);
        };
    in.finish();
    return event;
  }

  private static EpisodeStarted started(Fields in, EventEnvelope envelope)
      throws IOException, RejectedException {
    Task task = null;
    String agent = null;
    String user = null;
    String session = null;
    Embedding embedding = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "task" -> task = TaskReader.read(in);
        case "agent" -> agent = in.label();
        case "user" -> user = in.label();
        case "session" -> session = in.label();
        case "embedding" -> embedding = VectorReader.embedding(in);
        default -> envelope.accept(field, in);
      }
    }
    return new EpisodeStarted(in.require(task, "task"), agent, user, session, embedding);
  }

  private static EpisodeCompleted completed(Fields in, EventEnvelope envelope)
      throws IOException, RejectedException {
    Integer steps = null;
    Outcome outcome = null;
    Embedding embedding = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "steps" -> steps = StepReader.number(in, 0);
        case "outcome" -> outcome = OutcomeReader.read(in);
        case "embedding" -> embedding = VectorReader.embedding(in);
        default -> envelope.accept(field, in);
      }
    }
    return new EpisodeCompleted(steps, in.require(outcome, "outcome"), embedding);
  }
}
