package org.mneme.gateway.verbs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.mneme.client.topics.RecordWriter;
import org.mneme.client.topics.Replies;
import org.mneme.client.transport.Uuids;
import org.mneme.gateway.traces.RecallTraces;
import org.mneme.gateway.traces.TracedRecall;
import org.mneme.model.RecallQuery;
import org.mneme.wire.Codec;

/** Puts questions to memory and waits for their answers. */
public final class Asking {

  /** The job answers a query at its deadline as expired; that answer needs to come back too. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final Door door;
  private final String topic;
  private final RecordWriter writer;
  private final Replies replies;
  private final Duration patience;
  private final RandomGenerator random;
  private final Clock clock;
  private final RecallTraces traces;

  /**
   * Asks on a topic.
   *
   * @param patience how long an answer is waited for, at most
   */
  public Asking(
      Codec codec,
      String topic,
      RecordWriter writer,
      Replies replies,
      Duration patience,
      RandomGenerator random,
      Clock clock) {
    this(new Door(codec), topic, writer, replies, patience, random, clock, RecallTraces.NONE);
  }

  private Asking(
      Door door,
      String topic,
      RecordWriter writer,
      Replies replies,
      Duration patience,
      RandomGenerator random,
      Clock clock,
      RecallTraces traces) {
    this.door = door;
    this.topic = topic;
    this.writer = writer;
    this.replies = replies;
    this.patience = patience;
    this.random = random;
    this.clock = clock;
    this.traces = traces;
  }

  /** The same, telling {@code traces} of each question that came with its trace. */
  public Asking tracedBy(RecallTraces traces) {
    return new Asking(door, topic, writer, replies, patience, random, clock, traces);
  }

  /**
   * Asks a query of any mode.
   *
   * @param body the query's record; space, id, reply key and deadline are filled in
   * @return 200 with the result's record
   */
  public CompletableFuture<Reply> ask(String space, JsonNode body) {
    return ask(space, body, null);
  }

  /** The same within the trace of {@code traceparent}, which may be null. */
  public CompletableFuture<Reply> ask(String space, JsonNode body, String traceparent) {
    return answer(space, Body.object(body.deepCopy(), null), traceparent)
        .thenApply(value -> new Reply(200, value));
  }

  /** Asks what will happen. */
  public CompletableFuture<Reply> predict(String space, JsonNode body) {
    return predict(space, body, null);
  }

  /** The same within the trace of {@code traceparent}, which may be null. */
  public CompletableFuture<Reply> predict(String space, JsonNode body, String traceparent) {
    ObjectNode query = Body.object(body.deepCopy(), null);
    Door.fix(query, "mode", "predict");
    return answer(space, query, traceparent).thenApply(value -> new Reply(200, value));
  }

  /** Fetches one episode: 200 with its hit, or 404. */
  public CompletableFuture<Reply> episode(String space, String id) {
    ObjectNode query = Body.object().put("mode", "get");
    query.putArray("ids").add(id);
    query.putArray("kinds").add("episode");
    return answer(space, query, null)
        .thenApply(
            value -> {
              JsonNode hit = Body.read(value).path("hits").path(0);
              if (hit.isMissingNode()) {
                throw new ProblemException(404, "not-found", "no episode " + id + " in " + space);
              }
              return new Reply(200, Body.write(hit));
            });
  }

  private CompletableFuture<byte[]> answer(String space, ObjectNode query, String traceparent) {
    Instant asking = clock.instant();
    long began = System.nanoTime();
    long now = asking.toEpochMilli();
    Door.fix(query, "space", Door.space(space));
    Door.fill(query, "query", Uuids.version7(now, random));
    if (query.hasNonNull("replyKey")) {
      throw new ProblemException(
          422, "invalid-value", "replyKey: the gateway's, here", "replyKey", 0);
    }
    query.put("replyKey", replies.replyKey());
    if (!query.hasNonNull("deadlineMillis")) {
      query.put("deadlineMillis", patience.toMillis());
    }
    byte[] value = Body.write(query);
    RecallQuery asked = door.query(value, now);
    Duration deadline = Duration.ofMillis(Math.min(asked.deadlineMillis(), patience.toMillis()));
    CompletableFuture<byte[]> reply = replies.expect(space, asked.query(), deadline.plus(GRACE));
    if (reply == null) {
      throw new ProblemException(
          409, "query-under-way", "a query of this id waits for its answer", "query", 0);
    }
    CompletableFuture<?> unused =
        writer
            .write(topic, space + '/' + asked.query(), value, traceparent)
            .whenComplete(
                (written, e) -> {
                  if (e != null) {
                    reply.completeExceptionally(Unwritten.problem(e, 0, 1));
                  }
                });
    CompletableFuture<byte[]> checked = reply.handle((answer, e) -> checked(answer, e, deadline));
    if (traceparent != null) {
      long start = TimeUnit.SECONDS.toNanos(asking.getEpochSecond()) + asking.getNano();
      String mode = query.path("mode").asText("recall");
      tell(
          checked,
          end ->
              new TracedRecall(
                  traceparent, space, asked.query(), mode, start, start + end - began));
    }
    return checked;
  }

  /** Beside the answer, which goes its way whatever becomes of the trace. */
  private void tell(CompletableFuture<byte[]> answer, LongFunction<TracedRecall> recall) {
    CompletableFuture<?> unused =
        answer.whenComplete(
            (value, e) ->
                traces.ended(recall.apply(System.nanoTime()), value, e == null ? null : code(e)));
  }

  private static String code(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ProblemException problem ? problem.code() : cause.getClass().getName();
  }

  private static byte[] checked(byte[] answer, Throwable failure, Duration deadline) {
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      throw cause instanceof TimeoutException ? late(deadline) : Unwritten.problem(cause, 0, 1);
    }
    AnswerMarks marks = AnswerMarks.of(answer);
    if (marks.code() != null) {
      throw new ProblemException(
          marks.code().equals("unsupported") ? 501 : 422, marks.code(), marks.message());
    }
    if (marks.isExpired()) {
      throw late(deadline);
    }
    return answer;
  }

  private static ProblemException late(Duration deadline) {
    return new ProblemException(
        504,
        "no-answer",
        "memory has not answered within " + deadline.toMillis() + " ms; is the job running?",
        null,
        1);
  }
}
