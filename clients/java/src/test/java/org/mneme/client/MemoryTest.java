package org.mneme.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mneme.client.TroubledGateway.Received;
import org.mneme.client.transport.HttpTransport;
import org.mneme.client.transport.NotWrittenException;
import org.mneme.client.transport.ProblemException;
import org.mneme.client.transport.UnreachableException;

/** What the client does when the gateway refuses, hangs up or is not there. */
class MemoryTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final TroubledGateway gateway = new TroubledGateway();

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Memory memory(Duration patience) {
    return memory(Duration.ofMillis(10), patience);
  }

  private Memory memory(Duration delay, Duration patience) {
    HttpTransport transport = new HttpTransport(URI.create(gateway.address()), "secret");
    return Memory.over(transport, "a b", delay, patience);
  }

  @Test
  void exampleUsage() {
    try (Memory memory = Memory.http(gateway.address(), "support");
        Episode episode = memory.episode("Book a flight").domain("airline").start()) {
      episode.step("search");
      episode.step(Step.of("book").error("no seat"));
      episode.succeed();
    }
    assertThat(gateway.steps).containsExactly(1, 2);
    assertThat(gateway.last().get("steps").asInt()).isEqualTo(2);
    assertThat(gateway.last().at("/outcome/verdict").asText()).isEqualTo("success");
  }

  @Test
  void triesAgainWithTheSameKeyAndTheSameRecord() {
    gateway.troubles.addAll(List.of(TroubledGateway.HANG_UP, 503, 429));
    try (Memory memory = memory(LONG)) {
      memory.episode("Book a flight").start();
    }
    assertThat(gateway.received).hasSize(4);
    assertThat(gateway.received.stream().distinct()).hasSize(1);
    assertThat(gateway.received.get(0).path()).isEqualTo("/v1/spaces/a%20b/episodes");
  }

  @Test
  void carriesTheTraceThatItIsIn() {
    HttpTransport transport =
        new HttpTransport(URI.create(gateway.address()), null).tracedBy(() -> "00-1-2-01");
    try (Memory memory = Memory.over(transport, "s")) {
      memory.episode("Book a flight").start();
    }
    assertThat(gateway.received.get(0).traceparent()).isEqualTo("00-1-2-01");
  }

  @Test
  void waitsAsLongAsItIsTold() {
    gateway.retryAfter = "1";
    gateway.troubles.add(503);
    long start = System.nanoTime();
    try (Memory memory = memory(LONG)) {
      memory.episode("Book a flight").start();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void refusalsSayWhatIsWrong() {
    gateway.troubles.add(422);
    try (Memory memory = memory(LONG)) {
      assertThatThrownBy(() -> memory.recall(Query.text("flight")).join())
          .hasCauseInstanceOf(ProblemException.class)
          .cause()
          .hasMessage("some-code: some detail")
          .extracting("status", "code", "field")
          .containsExactly(422, "some-code", "[0].tool");
    }
  }

  @Test
  void stepsOutliveAnOutage() {
    try (Memory memory = memory(LONG)) {
      Episode episode = memory.episode("Book a flight").start();
      gateway.troubles.addAll(List.of(TroubledGateway.HANG_UP, 503, 500));
      IntStream.range(0, 20).forEach(i -> episode.step("search"));
      episode.succeed();
    }
    assertThat(gateway.steps)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(gateway.last().get("steps").asInt()).isEqualTo(20);
  }

  @Test
  void saysWhatCouldNotBeWrittenAndKeepsIt() {
    Memory memory = memory(SHORT);
    Episode episode = memory.episode("Book a flight").start();
    gateway.troubles.addAll(Collections.nCopies(1_000, 503));
    episode.step("search");

    assertThatThrownBy(episode::succeed)
        .isInstanceOfSatisfying(NotWrittenException.class, e -> assertThat(e.records()).hasSize(1));
    assertThatThrownBy(memory::close).isInstanceOf(NotWrittenException.class);

    gateway.troubles.clear();
    while (gateway.steps.isEmpty()) {
      try {
        memory.close();
      } catch (NotWrittenException e) {
        // Its pause was longer than its patience.
      }
    }
    episode.succeed();
    episode.close();
    assertThat(gateway.steps).containsExactly(1);
    assertThat(gateway.last().at("/outcome/verdict").asText()).isEqualTo("success");
  }

  @Test
  void aBadStepHarmsNoOtherAndIsToldOf() {
    try (Memory memory = memory(SHORT, LONG)) {
      Episode episode = memory.episode("Bake").start();
      IntStream.rangeClosed(1, 50).forEach(n -> episode.step(n == 7 || n == 40 ? "bad" : "good"));
      assertThatThrownBy(episode::succeed).isInstanceOf(ProblemException.class);
      episode.succeed();
      assertThatThrownBy(() -> episode.step("late")).isInstanceOf(IllegalStateException.class);
    }
    assertThat(gateway.steps).hasSize(48).doesNotContain(7, 40).isSorted();
    assertThat(gateway.last().get("steps").asInt()).isEqualTo(48);
  }

  @Test
  void flushAndCloseTellOfRefusedSteps() {
    Memory memory = memory(SHORT, LONG);
    Episode episode = memory.episode("Bake").start();
    List.of("bad", "good", "bad").forEach(episode::step);
    assertThatThrownBy(memory::flush)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.steps()).containsExactly(1, 3));
    memory.flush();
    episode.step("bad");
    assertThatThrownBy(memory::close)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(episode.id())
        .hasMessageEndingWith("1 step(s), 4");
    memory.close();
  }

  @Test
  void aRefusedStepIsNoFailureOfTheTask() {
    try (Memory memory = memory(LONG)) {
      Episode episode = memory.episode("Bake").start();
      assertThatThrownBy(
              () -> {
                try (episode) {
                  while (episode.step("bad") < 10_000) {
                    Thread.sleep(5);
                  }
                }
              })
          .isInstanceOf(ProblemException.class);
      assertThat(gateway.last().path("outcome").isMissingNode()).isTrue();
      try {
        episode.succeed();
      } catch (ProblemException e) {
        // The step after the first was refused as well.
      }
    }
    assertThat(gateway.last().at("/outcome/verdict").asText()).isEqualTo("success");
  }

  @Test
  void aLargeRequestThatBreaksOffIsHalved() {
    gateway.mostBytes = 300_000;
    try (Memory memory = memory(SHORT, LONG)) {
      Episode episode = memory.episode("Read").start();
      IntStream.range(0, 8)
          .forEach(i -> episode.step(Step.of("read").observation("x".repeat(100_000))));
      memory.flush();
    }
    assertThat(gateway.steps).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void anAnswerThatStallsIsSilence() {
    gateway.troubles.add(TroubledGateway.STALL);
    URI address = URI.create(gateway.address());
    try (Memory memory =
        Memory.over(new HttpTransport(address, null, SHORT), "s", SHORT, Duration.ZERO)) {
      assertThatThrownBy(() -> memory.recall(Query.text("flight")).join())
          .hasCauseInstanceOf(UnreachableException.class);
    }
  }

  @Test
  void endsAsAFailureWithTheBlockThatAnExceptionEnds() {
    try (Memory memory = memory(LONG)) {
      assertThatThrownBy(
              () -> {
                try (Episode episode = memory.episode("Divide").start()) {
                  episode.step(String.valueOf(episode.step("divide") / Integer.parseInt("0")));
                }
              })
          .isInstanceOf(ArithmeticException.class);
    }
    assertThat(gateway.last().at("/outcome/verdict").asText()).isEqualTo("failure");
  }

  @Test
  void manyStepsGoInFewRequests() {
    try (Memory memory = memory(LONG);
        Episode episode = memory.episode("Count").start()) {
      IntStream.range(0, 1_000).forEach(i -> episode.step("count"));
      episode.succeed();
    }
    assertThat(gateway.steps).hasSize(1_000).isSorted();
    assertThat(gateway.received.stream().map(Received::path)).hasSizeLessThan(100);
  }

  @Test
  void nobodyThereIsUnreachable() {
    gateway.close();
    try (Memory memory = memory(Duration.ZERO)) {
      assertThatThrownBy(() -> memory.recall(Query.text("flight")).join())
          .hasCauseInstanceOf(UnreachableException.class);
      assertThatThrownBy(() -> memory.episode("Book").start())
          .isInstanceOf(NotWrittenException.class);
    }
  }
}
