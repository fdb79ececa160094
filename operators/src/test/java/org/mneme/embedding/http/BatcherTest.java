package org.mneme.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.embedding.http.LocalProvider.Behaviour;
import org.mneme.embedding.provider.Batcher;
import org.mneme.embedding.provider.Batching;
import org.mneme.embedding.provider.ProviderException;

/** On a real socket, with a provider that fails in every way. */
class BatcherTest {

  private static final int DIMENSION = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private LocalProvider provider;

  @BeforeEach
  void start() throws Exception {
    provider = new LocalProvider(DIMENSION);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void bringsTheUnitVectorOfAText() throws Exception {
    try (Batcher batcher = Batcher.ofEpisodes(parameters(100))) {
      float[] vector = batcher.embed("book a flight", PATIENCE).get();

      assertIsVectorOf("book a flight", vector);
      assertThat(provider.requests).containsExactly(List.of("book a flight"));
      assertThat(provider.authorizations).containsExactly("null");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status 500",
        "status 401",
        "status 302",
        "closed",
        "hang",
        "hang in the body",
        "malformed",
        "no data",
        "wrong count",
        "index twice",
        "wrong dimension",
        "infinite",
        "not a number",
        "zero"
      })
  void asksAgainAfter(String failure) throws Exception {
    provider.behave(behaviour(failure), 2);
    try (Batcher batcher = Batcher.ofEpisodes(parameters(100))) {
      assertIsVectorOf("a", batcher.embed("a", PATIENCE).get());
      assertThat(provider.requests).hasSize(3);
      assertThat(batcher.traffic().isDown()).isFalse();
    }
  }

  private Behaviour behaviour(String failure) {
    return switch (failure) {
      case "closed" -> LocalProvider.closed();
      case "hang" -> provider.hang();
      case "hang in the body" -> provider.hangInTheBody();
      case "malformed" -> LocalProvider.body("{\"data\":[{\"embedding\":[1,");
      case "no data" -> LocalProvider.body("{\"data\":null}");
      case "wrong count" -> LocalProvider.body("{\"data\":[]}");
      case "index twice" ->
          LocalProvider.body("{\"data\":[{\"index\":7,\"embedding\":[1,0,0,0]}]}");
      case "wrong dimension" -> LocalProvider.all("[1,2,3]");
      case "infinite" -> LocalProvider.all("[1e999,0,0,0]");
      case "not a number" -> LocalProvider.all("[\"NaN\",0,0,0]");
      case "zero" -> LocalProvider.all("[0,0,0,0]");
      default -> LocalProvider.status(Integer.parseInt(failure.substring(7)));
    };
  }

  @Test
  void waitsAsLongAsABusyProviderSays() throws Exception {
    provider.behave(LocalProvider.busy("1"), 1);
    try (Batcher batcher = Batcher.ofEpisodes(parameters(100))) {
      long start = System.nanoTime();

      batcher.embed("a", PATIENCE).get();

      assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990));
      assertThat(batcher.traffic().busy()).isEqualTo(1);
      assertThat(batcher.traffic().failures()).isZero();
    }
  }

  @Test
  void knowsADateThatABusyProviderNames() throws Exception {
    String soon =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
    provider.behave(LocalProvider.busy(soon), 1);
    try (Batcher batcher = Batcher.ofEpisodes(parameters(100))) {
      assertThatThrownBy(() -> batcher.embed("a", Duration.ofMillis(600)).get())
          .hasCauseInstanceOf(TimeoutException.class);
      assertThat(provider.requests).hasSize(1);
    }
  }

  @Test
  void singlesOutATextThatIsRefused() throws Exception {
    provider.behave(provider.refusing("text 5"));
    try (Batcher batcher = Batcher.ofEpisodes(parameters(100))) {
      List<CompletableFuture<float[]>> vectors = embed(batcher, 16);

      for (int i = 0; i < 16; i++) {
        CompletableFuture<float[]> vector = vectors.get(i);
        if (i == 5) {
          assertThatThrownBy(vector::get)
              .isInstanceOf(ExecutionException.class)
              .hasCauseInstanceOf(ProviderException.class);
        } else {
          assertIsVectorOf("text " + i, vector.get());
        }
      }
      assertThat(batcher.traffic().refused()).isEqualTo(1);
      assertThat(batcher.traffic().failures()).isZero();
      assertThat(provider.requests).hasSizeLessThanOrEqualTo(12);
    }
  }

  @Test
  void givesUpATextThatHasNoUsableVectorThreeTimes() {
    provider.behave(LocalProvider.all("[0,0,0,0]"));
    try (Batcher batcher = Batcher.ofEpisodes(parameters(100))) {
      assertThatThrownBy(() -> batcher.embed("a", PATIENCE).get())
          .hasCauseInstanceOf(ProviderException.class);
      assertThat(provider.requests).hasSize(3);
    }
  }

  @Test
  void leavesAProviderAloneThatIsDownAndComesBackToIt() throws Exception {
    provider.behave(LocalProvider.status(500));
    try (Batcher batcher = Batcher.ofEpisodes(parameters(5));
        Batcher queries = Batcher.ofQueries(parameters(5))) {
      assertThatThrownBy(() -> batcher.embed("gives up", Duration.ofMillis(1_500)).get())
          .hasCauseInstanceOf(TimeoutException.class);
      assertThat(batcher.traffic().isDown()).isTrue();
      assertThat(provider.requests).hasSizeBetween(4, 6);

      // Of more than may wait, the oldest give way.
      List<CompletableFuture<float[]>> vectors = embed(batcher, 8);
      for (CompletableFuture<float[]> vector : vectors.subList(0, 3)) {
        assertThat(vector).isCompletedExceptionally();
      }
      for (CompletableFuture<float[]> vector : vectors.subList(3, 8)) {
        assertThat(vector).isNotDone();
      }

      // Queries do not wait for it at all, once they know.
      for (int i = 0; i < 4; i++) {
        CompletableFuture<float[]> failing = queries.embed("q" + i, Duration.ofMillis(50));
        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class);
      }
      assertThat(queries.embed("q", PATIENCE))
          .failsWithin(Duration.ofMillis(200))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(CallNotPermittedException.class);

      provider.behave(provider::right);
      for (int i = 3; i < 8; i++) {
        assertIsVectorOf("text " + i, vectors.get(i).get());
      }
      assertIsVectorOf("again", batcher.embed("again", PATIENCE).get());
      assertThat(batcher.traffic().isDown()).isFalse();
      assertThat(batcher.traffic().waiting()).isZero();
    }
  }

  @Test
  void takesMoreTextsTogetherAsLongAsThatIsFastAndKeepsItsConnections() throws Exception {
    try (Batcher batcher = Batcher.ofEpisodes(parameters(3_000))) {
      for (CompletableFuture<float[]> vector : embed(batcher, 3_000)) {
        vector.get();
      }

      assertThat(provider.requests.stream().mapToInt(List::size).max()).hasValue(100);
      assertThat(provider.requests).hasSizeLessThan(60);
      assertThat(provider.ports).hasSizeLessThanOrEqualTo(4);
      assertThat(batcher.traffic().texts()).isEqualTo(3_000);
      assertThat(batcher.traffic().batchSize()).isEqualTo(100);
    }
  }

  @Test
  void keepsToTheRateThatItMay() throws Exception {
    HttpParameters parameters = parameters(100, new Batching(1, 1, Duration.ZERO, PATIENCE, 4, 20));
    try (Batcher batcher = Batcher.ofEpisodes(parameters)) {
      long start = System.nanoTime();

      for (CompletableFuture<float[]> vector : embed(batcher, 9)) {
        vector.get();
      }

      assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));
    }
  }

  private static List<CompletableFuture<float[]>> embed(Batcher batcher, int texts) {
    List<CompletableFuture<float[]>> vectors = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      vectors.add(batcher.embed("text " + i, PATIENCE));
    }
    return vectors;
  }

  private HttpParameters parameters(int maxWaiting) {
    return parameters(
        maxWaiting, new Batching(10, 100, Duration.ofMillis(10), Duration.ofSeconds(1), 4, 0));
  }

  private HttpParameters parameters(int maxWaiting, Batching batching) {
    Endpoint endpoint =
        new Endpoint(
            provider.uri(), "tiny", DIMENSION, false, KeyPlace.NONE, Duration.ofMillis(500));
    return new HttpParameters(endpoint, batching, PATIENCE, Duration.ofMillis(200), maxWaiting);
  }

  private static void assertIsVectorOf(String text, float[] vector) {
    float[] expected = LocalProvider.vector(text, DIMENSION);
    double squares = 0;
    for (float component : expected) {
      squares += component * component;
    }
    for (int i = 0; i < DIMENSION; i++) {
      assertThat((double) vector[i]).isCloseTo(expected[i] / Math.sqrt(squares), within(1e-6));
    }
  }
}
