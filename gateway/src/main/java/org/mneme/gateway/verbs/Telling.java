package org.mneme.gateway.verbs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.mneme.client.topics.RecordWriter;
import org.mneme.client.topics.Replies;
import org.mneme.client.topics.Written;
import org.mneme.client.transport.Uuids;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.wire.Codec;

/** Tells memory what to think of its answers, and gives it orders. */
public final class Telling {

  private final Door door;
  private final GatewayTopics topics;
  private final RecordWriter writer;
  private final Replies replies;
  private final Duration patience;
  private final Repeats repeats = new Repeats();
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Writes feedback and commands.
   *
   * @param patience how long a receipt is waited for
   */
  public Telling(
      Codec codec,
      GatewayTopics topics,
      RecordWriter writer,
      Replies replies,
      Duration patience,
      RandomGenerator random,
      Clock clock) {
    this.door = new Door(codec);
    this.topics = topics;
    this.writer = writer;
    this.replies = replies;
    this.patience = patience;
    this.random = random;
    this.clock = clock;
  }

  /** Says which hits of an answer helped and which hurt. */
  public CompletableFuture<Reply> feedback(String space, JsonNode body, Writing how) {
    return once(
        "feedback",
        space,
        body,
        how,
        (record, now) -> {
          fill(record, space, how.idempotencyKey(), now);
          Draft draft = door.feedback(record, now);
          return send(topics.feedback(), draft, space, record, how);
        });
  }

  /** Forgets an episode, an agent, a user or the space, or only counts what would be. */
  public CompletableFuture<Reply> forget(String space, JsonNode body, Writing how) {
    return once(
        "forget",
        space,
        body,
        how,
        (record, now) -> {
          Door.fix(record, "type", "forget");
          fill(record, space, how.idempotencyKey(), now);
          return forget(space, record, how, now);
        });
  }

  /**
   * Gives an order that no receipt answers; what only memory can refuse of it is a dead letter.
   *
   * @param type {@code pin}, {@code configure} or {@code reembed}
   */
  public CompletableFuture<Reply> order(String type, String space, JsonNode body, Writing how) {
    return once(
        type,
        space,
        body,
        how,
        (record, now) -> {
          Door.fix(record, "type", type);
          // Memory takes one command of an id, whatever its type; a forget's key stands alone, and
          // none holds a line break.
          String key = how.idempotencyKey() == null ? null : type + '\n' + how.idempotencyKey();
          fill(record, space, key, now);
          Draft draft = door.command(record, now);
          return send(topics.commands(), draft, space, record, how);
        });
  }

  private CompletableFuture<Reply> send(
      String topic, Draft draft, String space, ObjectNode record, Writing how) {
    return writer
        .write(topic, draft.key(), draft.value(), how.traceparent())
        .handle((written, e) -> reply(space, record, written, e, null));
  }

  private CompletableFuture<Reply> forget(String space, ObjectNode record, Writing how, long now) {
    Draft draft = door.command(record, now);
    String id = record.get("id").asText();
    boolean isWaiting =
        how.until() == Writing.Wait.RECEIPT || record.path("dryRun").asBoolean(false);
    // A receipt's key is the command's id: one of the caller's may fall on another partition.
    CompletableFuture<byte[]> receipt =
        isWaiting && replies.isHere(id) ? replies.expect(space, id, patience) : null;
    CompletableFuture<Written> written =
        writer.write(topics.commands(), draft.key(), draft.value(), how.traceparent());
    if (receipt == null) {
      return written.handle((place, e) -> reply(space, record, place, e, null));
    }
    return written
        .whenComplete(
            (place, e) -> {
              if (e != null) {
                receipt.cancel(false);
              }
            })
        .thenCombine(receipt.exceptionally(late -> null), Seen::new)
        .handle(
            (seen, e) ->
                e == null
                    ? reply(space, record, seen.place, null, seen.receipt)
                    : reply(space, record, null, e, null));
  }

  private record Seen(Written place, byte[] receipt) {}

  /** Fills in space, time and id, the same id for the same key. */
  private void fill(ObjectNode record, String space, String key, long now) {
    Door.fix(record, "space", Door.space(space));
    if (!record.hasNonNull("id")) {
      record.put("id", key == null ? idHere(now) : Ids.of(space, key));
    }
    Door.fillTime(record, now);
  }

  /** An id whose receipt comes to this gateway; every n-th does, of n partitions. */
  private String idHere(long now) {
    String id = Uuids.version7(now, random);
    while (!replies.isHere(id)) {
      id = Uuids.version7(now, random);
    }
    return id;
  }

  /** Makes a write of a body that it may change, at a time. */
  private interface Telegram {
    CompletableFuture<Reply> send(ObjectNode record, long now);
  }

  private CompletableFuture<Reply> once(
      String verb, String space, JsonNode body, Writing how, Telegram telegram) {
    long now = clock.millis();
    ObjectNode record = Body.object(body.deepCopy(), null);
    if (how.idempotencyKey() == null) {
      return telegram.send(record, now);
    }
    return repeats.once(
        verb + '/' + space + '/' + how.idempotencyKey(),
        Ids.sha256(Body.write(body)),
        now,
        at -> telegram.send(record, at));
  }

  private static Reply reply(
      String space, ObjectNode record, Written written, Throwable failure, byte[] receipt) {
    if (failure != null) {
      throw new CompletionException(Unwritten.problem(failure, 0, 1));
    }
    ObjectNode json = Body.object().put("space", space);
    json.set("id", record.get("id"));
    Unwritten.place(json, written);
    if (receipt != null) {
      json.set("receipt", Body.read(receipt));
    }
    return new Reply(receipt == null ? 202 : 200, Body.write(json));
  }
}
