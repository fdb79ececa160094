package org.mneme.embedding.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mneme.embedding.provider.Provider;
import org.mneme.embedding.provider.ProviderException;
import org.mneme.embedding.provider.ProviderException.Kind;

/** Sends a request for some texts, once, over connections that are kept. */
final class HttpProvider implements Provider {

  private final Endpoint endpoint;
  private final String key;
  private final HttpClient client;
  private final Supplier<Instant> clock;

  /**
   * A provider.
   *
   * @param key what it is asked with, or null
   * @param executor runs what reads the answers
   */
  HttpProvider(Endpoint endpoint, String key, Executor executor, Supplier<Instant> clock) {
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .executor(executor)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(endpoint.timeout())
            // A redirect could carry the key to somewhere else.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public CompletableFuture<float[][]> embed(List<String> texts) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.uri())
            .timeout(endpoint.timeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(EmbeddingsJson.request(endpoint, texts)));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    CompletableFuture<float[][]> vectors = new CompletableFuture<>();
    // The request's own timeout ends with the headers of the answer. To cancel frees the
    // connection.
    vectors.orTimeout(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
    vectors.whenComplete((ignored, failure) -> sent.cancel(true));
    sent.whenComplete((answer, failure) -> complete(vectors, answer, failure, texts.size()));
    return vectors;
  }

  private void complete(
      CompletableFuture<float[][]> vectors,
      HttpResponse<byte[]> answer,
      Throwable failure,
      int texts) {
    try {
      if (failure != null) {
        vectors.completeExceptionally(failure);
      } else {
        check(answer);
        vectors.complete(EmbeddingsJson.vectors(answer.body(), texts, endpoint.dimension()));
      }
    } catch (ProviderException | RuntimeException e) {
      vectors.completeExceptionally(e);
    }
  }

  private void check(HttpResponse<byte[]> answer) throws ProviderException {
    int status = answer.statusCode();
    if (status == 200) {
      return;
    }
    Duration wait = answer.headers().firstValue("Retry-After").map(this::wait).orElse(null);
    Kind kind =
        switch (status) {
          case 400, 413, 422 -> Kind.REFUSED;
          case 429 -> Kind.BUSY;
          default -> wait == null ? Kind.FAILED : Kind.BUSY;
        };
    throw new ProviderException(kind, "the provider answered with status " + status, wait);
  }

  /** Seconds or a date (RFC 9110, 10.2.3); null for anything else. */
  private Duration wait(String retryAfter) {
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(retryAfter.strip())));
    } catch (NumberFormatException | ArithmeticException notSeconds) {
      try {
        Instant until =
            ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        Duration wait = Duration.between(clock.get(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeParseException neither) {
        return null;
      }
    }
  }
}
