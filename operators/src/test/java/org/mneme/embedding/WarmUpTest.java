package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.embedding.http.LocalProvider;

class WarmUpTest {

  private static final int DIMENSION = 64;
  private static final int TEXTS = 120;

  @TempDir Path folder;

  @Test
  void hasTheVectorsOfItsTextsKeptBeforeTheyAreAskedFor() throws Exception {
    try (LocalProvider provider = new LocalProvider(DIMENSION);
        RemoteEmbedder embedder = RemoteEmbedder.ofQueries(parameters(provider))) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < TEXTS; i++) {
        texts.add("query " + i);
      }
      new WarmUp(embedder, Duration.ofSeconds(20)).start(texts).get();
      int requests = provider.requests.size();
      for (String text : texts) {
        assertThat(embedder.embed(text)).isCompleted();
      }

      assertThat(provider.requests).hasSize(requests);
      assertThat(provider.requests.stream().mapToInt(List::size).sum()).isEqualTo(TEXTS);
      assertThat(embedder.cacheHits.sum()).isEqualTo(TEXTS);
    }
  }

  @Test
  void readsLinesAndLeavesBlankOnesOut() throws Exception {
    Path file = Files.writeString(folder.resolve("texts"), "a b\n\n  \nc\nd\n");

    assertThat(WarmUp.texts(file.toString(), 2)).containsExactly("a b", "c");
    assertThatThrownBy(() -> WarmUp.texts(folder.resolve("none").toString(), 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none");
  }

  private static EmbeddingParameters parameters(LocalProvider provider) {
    Configuration config = new Configuration();
    config.setString("mneme.embedding.embedder", "http");
    config.setString("mneme.embedding.dimension", "" + DIMENSION);
    config.setString("mneme.embedding.http.url", provider.uri().toString());
    config.setString("mneme.embedding.http.model", "tiny");
    return EmbeddingOptions.parameters(config);
  }
}
