package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.model.CommandKind;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.wire.Codec;
import org.mneme.wire.EpisodeTopic;

/**
 * Tells from a record's content which topic it belongs to and what its key is, and asks the codec
 * whether the job will accept it.
 */
final class RecordRouter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> COMMANDS =
      Arrays.stream(CommandKind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.toUnmodifiableSet());

  private final Codec codec;
  private final TopicNames names;

  RecordRouter(Codec codec, TopicNames names) {
    this.codec = codec;
    this.names = names;
  }

  /**
   * Routes a record by its content. Steps go to the episodes' topic, where they keep their order.
   *
   * @param now its Kafka timestamp, epoch milliseconds
   */
  RoutedRecord route(byte[] value, long now) {
    return route(value, topicOf(shape(value)), now);
  }

  /** Checks a record as one of {@code topic}. */
  RoutedRecord route(byte[] value, Topic topic, long now) {
    Origin origin = new Origin(names.of(topic), 0, 0, now, null, value);
    Inbound inbound =
        switch (topic) {
          case EPISODES -> codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
          case STEPS -> codec.decodeEpisodeEvent(origin, EpisodeTopic.STEPS);
          case QUERIES -> codec.decodeQuery(origin);
          case FEEDBACK -> codec.decodeFeedback(origin);
          case COMMANDS -> codec.decodeCommand(origin);
          default -> throw new IllegalArgumentException(topic + " is written by the job alone");
        };
    if (inbound.rejection() == null) {
      return new RoutedRecord(topic, key(inbound), null);
    }
    String refusal = inbound.rejection().reason().code() + ": " + inbound.rejection().message();
    return new RoutedRecord(topic, readableKey(shape(value)), refusal);
  }

  private static Topic topicOf(JsonNode shape) {
    if (shape.path("type").isTextual()) {
      return COMMANDS.contains(shape.path("type").asText()) ? Topic.COMMANDS : Topic.EPISODES;
    }
    if (shape.has("helped") || shape.has("hurt")) {
      return Topic.FEEDBACK;
    }
    return shape.has("query") ? Topic.QUERIES : Topic.EPISODES;
  }

  private static String key(Inbound inbound) {
    if (inbound.event() != null) {
      return inbound.event().key();
    }
    if (inbound.query() != null) {
      return inbound.query().space() + '/' + inbound.query().query();
    }
    return inbound.feedback() != null ? inbound.feedback().key() : inbound.command().key();
  }

  /** The key of a record that breaks the contract elsewhere, so that it stays with its like. */
  private static String readableKey(JsonNode shape) {
    String id = shape.path("episode").asText(shape.path("query").asText(""));
    return shape.path("space").isTextual() && !id.isEmpty()
        ? shape.path("space").asText() + '/' + id
        : null;
  }

  private static JsonNode shape(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      // The codec says what is wrong with it.
      return MissingNode.getInstance();
    }
  }
}
