package org.mneme.client.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Over HTTP, by a gateway. */
public final class HttpTransport implements Transport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Longer than the gateway waits for Kafka, or for a receipt. */
  private static final Duration SILENCE = Duration.ofSeconds(40);

  private final URI address;
  private final String key;
  private final Duration silence;
  private final RandomGenerator random = new SecureRandom();
  private volatile Supplier<String> traceparent = () -> null;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * To a gateway.
   *
   * @param address {@code http://HOST:PORT}
   * @param key an API key, or null where the gateway asks for none
   */
  public HttpTransport(URI address, String key) {
    this(address, key, SILENCE);
  }

  /**
   * To a gateway.
   *
   * @param silence how long one try may take until its answer is there whole
   */
  public HttpTransport(URI address, String key, Duration silence) {
    this.address = address;
    this.key = key;
    this.silence = silence;
  }

  /**
   * Has each request carry a header {@code traceparent}, W3C Trace Context's.
   *
   * @param current that of the thread that sends, or null where it is in no trace
   */
  public HttpTransport tracedBy(Supplier<String> current) {
    traceparent = current;
    return this;
  }

  @Override
  public CompletableFuture<Void> write(
      String space, Verb verb, List<? extends JsonNode> records, Duration patience) {
    JsonNode body = verb == Verb.STEPS ? JSON.createArrayNode().addAll(records) : records.get(0);
    return written(
            records,
            request(space, verb.path(), body)
                .header("Idempotency-Key", Uuids.version7(System.currentTimeMillis(), random)),
            patience)
        .thenApply(answer -> null);
  }

  /** Without an idempotency key: only an id of the gateway's own choice brings a receipt. */
  @Override
  public CompletableFuture<JsonNode> receipt(String space, ObjectNode command, Duration patience) {
    return written(
            List.of(command),
            request(space, Verb.FORGET.path() + "?wait=receipt", command),
            patience)
        .thenApply(answer -> answer.get("receipt"));
  }

  @Override
  public CompletableFuture<JsonNode> ask(String space, ObjectNode query, Duration patience) {
    return tried(
        request(space, "recall", query).build(),
        new Tries(System.nanoTime() + patience.toNanos(), Backoff.FIRST, HttpTransport::isUnheard));
  }

  /** There is nothing to close: the JDK's client ends its threads when nobody holds it. */
  @Override
  public void close() {}

  /** Whether a question was not even put to memory. */
  private static boolean isUnheard(MnemeException failure) {
    return failure instanceof UnreachableException
        || (failure instanceof ProblemException problem
            && (problem.status() == 429 || problem.status() == 503));
  }

  private CompletableFuture<JsonNode> written(
      List<? extends JsonNode> records, HttpRequest.Builder request, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    return tried(request.build(), new Tries(deadline, Backoff.FIRST, MnemeException::isTemporary))
        .exceptionallyCompose(
            e -> {
              Throwable cause = MnemeException.unwrap(e);
              boolean isUnknown = cause instanceof MnemeException failure && failure.isTemporary();
              return CompletableFuture.failedFuture(
                  isUnknown ? new NotWrittenException(records, cause) : cause);
            });
  }

  private HttpRequest.Builder request(String space, String path, JsonNode body) {
    String encoded = URLEncoder.encode(space, StandardCharsets.UTF_8).replace("+", "%20");
    String base = address.toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/v1/spaces/" + encoded + '/' + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes(body)));
    String trace = traceparent.get();
    if (trace != null) {
      request.header("traceparent", trace);
    }
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /** The tries that are left of a request. */
  private record Tries(long deadline, Backoff backoff, Predicate<MnemeException> isWorth) {}

  private CompletableFuture<JsonNode> tried(HttpRequest request, Tries tries) {
    return sent(request)
        .handle(HttpTransport::read)
        .exceptionallyCompose(
            e -> {
              Duration pause = tries.backoff.after(e);
              boolean isWorth =
                  MnemeException.unwrap(e) instanceof MnemeException failure
                      && tries.isWorth.test(failure)
                      && System.nanoTime() + pause.toNanos() < tries.deadline;
              if (!isWorth) {
                return CompletableFuture.failedFuture(e);
              }
              Executor later =
                  CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
              Tries left = new Tries(tries.deadline, tries.backoff.next(), tries.isWorth);
              return CompletableFuture.runAsync(() -> {}, later)
                  .thenCompose(slept -> tried(request, left));
            });
  }

  /** The JDK's own timeout of a request ends with the headers, and leaves the body to stall. */
  private CompletableFuture<HttpResponse<byte[]>> sent(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    return exchange
        .copy()
        .orTimeout(silence.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((response, e) -> exchange.cancel(true));
  }

  private static JsonNode read(HttpResponse<byte[]> response, Throwable failure) {
    if (failure != null) {
      Throwable cause = MnemeException.unwrap(failure);
      throw new UnreachableException("the gateway does not answer: " + cause, cause);
    }
    JsonNode body = json(response.body());
    if (response.statusCode() / 100 == 2) {
      if (body.isObject()) {
        return body;
      }
      throw new ProblemException(
          502, "unreadable-answer", "the answer is no JSON object; is this a gateway of Mneme?");
    }
    throw ProblemException.of(response.statusCode(), body, retryAfter(response));
  }

  private static JsonNode json(byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String said = response.headers().firstValue("Retry-After").orElse("");
    return said.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(said)) : Duration.ZERO;
  }
}
