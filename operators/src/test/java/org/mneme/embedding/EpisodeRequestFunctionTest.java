package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.embedding.http.LocalProvider;
import org.mneme.model.Embedding;
import org.mneme.model.MemoryWrite;

/** In Flink's own operator, as in the job. */
class EpisodeRequestFunctionTest {

  private static final int DIMENSION = 64;
  private static final MemoryWrite WRITE =
      Samples.write(Samples.episode("Book a flight", List.of("vip"), List.of("search", "book")));

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
  void givesAnEpisodeTheVectorOfItsText() throws Exception {
    try (var harness = harness(new EpisodeRequestFunction(parameters("60 s")))) {
      harness.open();
      harness.processElement(WRITE, 5);
      harness.endInput();

      MemoryWrite out = harness.extractOutputValues().get(0);
      assertThat(out.episode().embedding().model()).isEqualTo("tiny");
      assertThat(out.episode().embedding().dimension()).isEqualTo(DIMENSION);
      assertThat(out.episode().embedding().isNone()).isFalse();
      assertThat(out.episode().withEmbedding(null)).isEqualTo(WRITE.episode());
      assertThat(out.origin()).usingRecursiveComparison().isEqualTo(WRITE.origin());
      assertThat(provider.requests).containsExactly(List.of("Book a flight\nvip\nsearch book"));
    }
  }

  @Test
  void asksOnceForATextThatComesAgain() throws Exception {
    try (var harness = harness(new EpisodeRequestFunction(parameters("60 s")))) {
      harness.open();
      harness.processElement(WRITE, 5);
      harness.endInput();
      harness.processElement(WRITE, 6);
      harness.endInput();

      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(provider.requests).hasSize(1);
    }
  }

  @Test
  void letsAnEpisodeGoOnWithoutAVectorAndHoldsEventTimeUntilThen() throws Exception {
    provider.behave(LocalProvider.status(500));
    EpisodeRequestFunction function = new EpisodeRequestFunction(parameters("300 ms"));
    try (var harness = harness(function)) {
      harness.open();
      harness.processElement(WRITE, 5);
      harness.processWatermark(7);
      assertThat(harness.getOutput()).isEmpty();
      harness.endInput();

      List<Object> out = new ArrayList<>(harness.getOutput());
      Embedding embedding =
          ((MemoryWrite) ((StreamRecord<?>) out.get(0)).getValue()).episode().embedding();
      assertThat(embedding.isNone()).isTrue();
      assertThat(embedding.model()).isEqualTo("tiny");
      assertThat(embedding.dimension()).isEqualTo(DIMENSION);
      assertThat(out.get(1)).isEqualTo(new Watermark(7));
      assertThat(function.metrics.missing.getCount()).isEqualTo(1);
      assertThat(function.metrics.made.getCount()).isZero();
    }
  }

  @Test
  void asksAgainAfterARestoreForWhatWaited() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    provider.behave((exchange, texts) -> never.countDown());
    OperatorSubtaskState snapshot;
    try (var harness = harness(new EpisodeRequestFunction(parameters("60 s")))) {
      harness.open();
      harness.processElement(WRITE, 5);
      never.await();
      snapshot = harness.snapshot(1, 1);
    } catch (Exception e) {
      throw new AssertionError("closing waits for nothing", e);
    }

    provider.behave(provider::right);
    try (var harness = harness(new EpisodeRequestFunction(parameters("60 s")))) {
      harness.initializeState(snapshot);
      harness.open();
      harness.endInput();

      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(harness.extractOutputValues().get(0).episode().embedding().isNone()).isFalse();
    }
  }

  private EmbeddingParameters parameters(String retryFor) {
    Configuration config = new Configuration();
    config.setString("mneme.embedding.embedder", "http");
    config.setString("mneme.embedding.dimension", "" + DIMENSION);
    config.setString("mneme.embedding.http.url", provider.uri().toString());
    config.setString("mneme.embedding.http.model", "tiny");
    config.setString("mneme.embedding.http.retry-for", retryFor);
    return EmbeddingOptions.parameters(config);
  }

  private static OneInputStreamOperatorTestHarness<MemoryWrite, MemoryWrite> harness(
      EpisodeRequestFunction function) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new AsyncWaitOperatorFactory<>(
            function, Duration.ofSeconds(70).toMillis(), 100, OutputMode.UNORDERED),
        TypeInformation.of(MemoryWrite.class).createSerializer(new SerializerConfigImpl()));
  }
}
