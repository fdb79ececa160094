package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.RejectionReason;

/** Kafka records for tests, and short ways to decode them. */
final class Wire {

  /** Kafka timestamp of every record here: 2026-11-21T10:00:05Z. */
  static final long KAFKA_TIME = 1_795_255_205_000L;

  static final JsonCodec CODEC = new JsonCodec();

  private Wire() {}

  static Origin origin(byte[] value) {
    return new Origin("some.topic", 3, 42, KAFKA_TIME, bytes("a/key"), value);
  }

  static Origin origin(String value) {
    return origin(bytes(value));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static Inbound event(String json) {
    return CODEC.decodeEpisodeEvent(origin(json), EpisodeTopic.EPISODES);
  }

  static Inbound query(String json) {
    return CODEC.decodeQuery(origin(json));
  }

  /** The event that {@code json} must be. */
  static EpisodeEvent accepted(String json) {
    Inbound inbound = event(json);
    assertThat(inbound.rejection()).isNull();
    return inbound.event();
  }

  /** A step record with these further fields. */
  static String step(String fields) {
    return "{\"type\":\"step\",\"space\":\"s\",\"episode\":\"e1\",\"step\":1,\"at\":1795255202000,"
        + "\"tool\":\"search\""
        + fields
        + "}";
  }

  /** A started record with these further fields. */
  static String started(String fields) {
    return "{\"type\":\"started\",\"space\":\"s\",\"episode\":\"e1\",\"at\":1795255202000"
        + fields
        + "}";
  }

  /** A completed record with these further fields. */
  static String completed(String fields) {
    return "{\"type\":\"completed\",\"space\":\"s\",\"episode\":\"e1\",\"at\":1795255202000"
        + fields
        + "}";
  }

  /** A query record with these further fields. */
  static String asking(String fields) {
    return "{\"query\":\"q1\",\"space\":\"s\"" + fields + "}";
  }

  /**
   * Asserts that a record was refused for {@code reason} with a message that holds {@code part}.
   */
  static void assertRefused(Inbound inbound, RejectionReason reason, String part) {
    assertThat(inbound.rejection()).as("rejection of %s", inbound).isNotNull();
    assertThat(inbound.rejection().reason()).as(inbound.rejection().message()).isEqualTo(reason);
    assertThat(inbound.rejection().message()).contains(part);
    assertThat(inbound.event()).isNull();
    assertThat(inbound.query()).isNull();
    assertThat(inbound.feedback()).isNull();
    assertThat(inbound.command()).isNull();
  }
}
