package org.mneme.gateway.verbs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mneme.client.topics.RecordWriter;
import org.mneme.client.topics.Written;
import org.mneme.client.transport.Uuids;
import org.mneme.gateway.kafka.Acknowledgements;
import org.mneme.wire.Codec;

/** Writes episodes: starts, steps and completions, one, many or all of an episode in a request. */
public final class Remembering {

  private final Door door;
  private final String topic;
  private final RecordWriter writer;
  private final Acknowledgements acknowledgements;
  private final Duration patience;
  private final Repeats repeats = new Repeats();
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Writes to a topic.
   *
   * @param patience how long memory's acknowledgement is waited for
   */
  public Remembering(
      Codec codec,
      String topic,
      RecordWriter writer,
      Acknowledgements acknowledgements,
      Duration patience,
      RandomGenerator random,
      Clock clock) {
    this.door = new Door(codec);
    this.topic = topic;
    this.writer = writer;
    this.acknowledgements = acknowledgements;
    this.patience = patience;
    this.random = random;
    this.clock = clock;
  }

  /** Takes a start, a completion, a step or a whole episode. */
  public CompletableFuture<Reply> episode(String space, JsonNode body, Writing how) {
    return once(
        "episode",
        space,
        body,
        how,
        now -> {
          String id =
              how.idempotencyKey() == null
                  ? Uuids.version7(now, random)
                  : Ids.of(space, how.idempotencyKey());
          return drafts(space, now).episode(Body.object(body.deepCopy(), null), id);
        });
  }

  /** Takes one step or many. */
  public CompletableFuture<Reply> steps(String space, JsonNode body, Writing how) {
    return once(
        "steps", space, body, how, now -> drafts(space, now).steps(body.deepCopy(), how.episode()));
  }

  /** Takes the end of an episode. */
  public CompletableFuture<Reply> complete(String space, JsonNode body, Writing how) {
    return once(
        "complete",
        space,
        body,
        how,
        now -> drafts(space, now).complete(Body.object(body.deepCopy(), null), how.episode()));
  }

  private EpisodeDrafts drafts(String space, long now) {
    return new EpisodeDrafts(door, Door.space(space), now);
  }

  private CompletableFuture<Reply> once(
      String verb, String space, JsonNode body, Writing how, Function<Long, List<Draft>> drafting) {
    long now = clock.millis();
    if (how.idempotencyKey() == null) {
      return write(space, drafting.apply(now), how);
    }
    String key = verb + '/' + space + '/' + how.episode() + '/' + how.idempotencyKey();
    return repeats.once(
        key, Ids.sha256(Body.write(body)), now, at -> write(space, drafting.apply(at), how));
  }

  private CompletableFuture<Reply> write(String space, List<Draft> drafts, Writing how) {
    Draft last = drafts.get(drafts.size() - 1);
    if (how.until() == Writing.Wait.NONE) {
      return sent(drafts, how).thenApply(written -> reply(space, drafts, written, null));
    }
    if (how.until() != Writing.Wait.SEARCHABLE || !"completed".equals(last.type())) {
      throw new ProblemException(
          422,
          "invalid-value",
          "wait: only searchable, and only where the request completes an episode",
          "wait",
          0);
    }
    Acknowledgements.Watch watch = acknowledgements.watch(space, last.episode());
    long deadline = System.nanoTime() + patience.toNanos();
    return watch
        .ready()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        // Not being able to watch must not keep the write from Kafka.
        .exceptionally(e -> null)
        .thenCompose(ready -> sent(drafts, how))
        .thenCompose(
            written ->
                watch
                    .value()
                    .completeOnTimeout(
                        null, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .thenApply(value -> reply(space, drafts, written, new Seen(status(value)))))
        .whenComplete((reply, e) -> watch.value().cancel(false));
  }

  /** All are sent in their order, and each is waited for. */
  private CompletableFuture<List<Written>> sent(List<Draft> drafts, Writing how) {
    List<CompletableFuture<Written>> sending = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      sending.add(writer.write(topic, draft.key(), draft.value(), how.traceparent()));
    }
    return CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new))
        .handle(
            (all, e) -> {
              if (e != null) {
                long known =
                    sending.stream().filter(one -> !one.isCompletedExceptionally()).count();
                throw new CompletionException(Unwritten.problem(e, known, drafts.size()));
              }
              return sending.stream().map(CompletableFuture::join).toList();
            });
  }

  /** What memory made of an episode; null when it has not said. */
  private record Seen(String status) {}

  private static String status(byte[] memory) {
    return memory == null ? null : Body.read(memory).path("status").asText();
  }

  private static Reply reply(String space, List<Draft> drafts, List<Written> written, Seen seen) {
    ObjectNode json = Body.object();
    json.put("space", space);
    json.put("episode", drafts.get(0).episode());
    ArrayNode records = json.putArray("records");
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      ObjectNode record = records.addObject().put("type", draft.type());
      if (!draft.episode().equals(drafts.get(0).episode())) {
        record.put("episode", draft.episode());
      }
      if (draft.step() != null) {
        record.put("step", draft.step());
      }
      Unwritten.place(record, written.get(i));
    }
    if (seen != null) {
      json.put("searchable", "stored".equals(seen.status));
      if (seen.status != null) {
        json.put("status", seen.status);
      }
    }
    return new Reply(202, Body.write(json));
  }
}
