package org.mneme.gateway.verbs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mneme.model.Command;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Feedback;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.RecallQuery;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;
import org.mneme.wire.Codec;
import org.mneme.wire.EpisodeTopic;

/** Decodes at the door what the job would decode, so that what is bad never reaches Kafka. */
final class Door {

  private static final Pattern SPACE = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern FIELD = Pattern.compile("([^\\s:]+)(: | is missing).*");

  private final Codec codec;

  Door(Codec codec) {
    this.codec = codec;
  }

  /** Refuses what is no name of a space. */
  static String space(String space) {
    if (!SPACE.matcher(space).matches()) {
      throw new ProblemException(
          422, "invalid-space", "space: must be [A-Za-z0-9._-]{1,128}", "space", 0);
    }
    return space;
  }

  /**
   * Sets a field that the path or the gateway decides.
   *
   * @throws ProblemException 422 if the body says otherwise
   */
  static void fix(ObjectNode body, String field, String value) {
    if (body.hasNonNull(field) && !value.equals(body.get(field).asText())) {
      throw new ProblemException(
          422, "invalid-value", field + ": must be " + value + " here, or absent", field, 0);
    }
    body.put(field, value);
  }

  /** Sets a field that is absent. */
  static void fill(ObjectNode body, String field, String value) {
    if (!body.hasNonNull(field)) {
      body.put(field, value);
    }
  }

  /** Sets a time that is absent. */
  static void fillTime(ObjectNode body, long millis) {
    if (!body.hasNonNull("at")) {
      body.put("at", millis);
    }
  }

  /**
   * A record of an episode.
   *
   * @param path where in the body it stands, as {@code steps[2]}, or null
   */
  Draft event(ObjectNode record, String path, long now) {
    byte[] value = Body.write(record);
    EpisodeEvent event =
        decode(value, path, now, o -> codec.decodeEpisodeEvent(o, EpisodeTopic.EPISODES)).event();
    return new Draft(
        record.path("type").asText(),
        event.step() == null ? null : event.step().number(),
        event.episode(),
        event.at(),
        event.key(),
        value);
  }

  RecallQuery query(byte[] value, long now) {
    return decode(value, null, now, codec::decodeQuery).query();
  }

  Draft feedback(ObjectNode record, long now) {
    byte[] value = Body.write(record);
    Feedback feedback = decode(value, null, now, codec::decodeFeedback).feedback();
    return new Draft(null, null, null, feedback.at(), feedback.key(), value);
  }

  Draft command(ObjectNode record, long now) {
    byte[] value = Body.write(record);
    Command command = decode(value, null, now, codec::decodeCommand).command();
    return new Draft(null, null, null, command.at(), command.key(), value);
  }

  private static Inbound decode(
      byte[] value, String path, long now, Function<Origin, Inbound> decoding) {
    Inbound inbound = decoding.apply(new Origin("", 0, 0, now, null, value));
    if (inbound.rejection() != null) {
      throw problem(inbound.rejection(), path);
    }
    return inbound;
  }

  /** The codec's messages begin with the path of the field that is wrong. */
  private static ProblemException problem(Rejection rejection, String path) {
    String message = rejection.message();
    Matcher matcher = FIELD.matcher(message);
    String field = matcher.matches() ? matcher.group(1) : null;
    if (path != null) {
      message = path + (field == null ? ": " : ".") + message;
      field = field == null ? path : path + '.' + field;
    }
    RejectionReason reason = rejection.reason();
    int status =
        switch (reason) {
          case MALFORMED -> 400;
          case TOO_LARGE, EPISODE_TOO_LARGE -> 413;
          default -> 422;
        };
    return new ProblemException(
        status, reason.code(), message, reason == RejectionReason.MALFORMED ? null : field, 0);
  }
}
