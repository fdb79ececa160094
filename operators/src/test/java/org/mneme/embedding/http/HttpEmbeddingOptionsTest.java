package org.mneme.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpEmbeddingOptionsTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "mneme.embedding.http.url", "https://host/v1/embeddings",
          "mneme.embedding.http.model", "small");

  @Test
  void needsAnAddressAndAModel() {
    HttpParameters parameters =
        HttpEmbeddingOptions.parameters(Configuration.fromMap(LEAST), 1_536);

    assertThat(parameters.endpoint())
        .isEqualTo(
            new Endpoint(
                URI.create("https://host/v1/embeddings"),
                "small",
                1_536,
                false,
                KeyPlace.NONE,
                Duration.ofSeconds(10)));
    assertThat(parameters.retryFor()).isEqualTo(Duration.ofSeconds(60));
    assertThat(parameters.queryTimeout()).isEqualTo(Duration.ofMillis(200));
    assertThat(parameters.batching().forQueries().linger()).isZero();
    assertThatThrownBy(() -> HttpEmbeddingOptions.parameters(new Configuration(), 384))
        .hasMessageContaining("mneme.embedding.http.url");
  }

  @ParameterizedTest
  @CsvSource({
    "url, ftp://host/x",
    "url, 'https://host/ x'",
    "model, ' '",
    "timeout, 0 ms",
    "retry-for, 0 ms",
    "query-timeout, 0 ms",
    "connections, 0",
    "smallest-batch, 0",
    "largest-batch, 9",
    "largest-batch, 2049",
    "slow-after, 0 ms",
    "requests-per-second, -1",
    "requests-per-second, NaN",
    "max-waiting, 0"
  })
  void namesTheKeyOfWhatIsOutOfRange(String name, String value) {
    String key = "mneme.embedding.http." + name;
    Configuration config = Configuration.fromMap(LEAST);
    config.setString(key, value);

    assertThatThrownBy(() -> HttpEmbeddingOptions.parameters(config, 384))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void showsNoPasswordOfAnAddressAndTakesOnePlaceOfTheKey() {
    Configuration login = Configuration.fromMap(LEAST);
    login.set(HttpEmbeddingOptions.URL, "https://me:secret@host/v1/embeddings");
    Configuration both = Configuration.fromMap(LEAST);
    both.set(HttpEmbeddingOptions.KEY_FILE, "key").set(HttpEmbeddingOptions.KEY_VARIABLE, "KEY");

    assertThatThrownBy(() -> HttpEmbeddingOptions.parameters(login, 384))
        .hasMessageContaining("mneme.embedding.http.url")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> HttpEmbeddingOptions.parameters(both, 384))
        .hasMessageContaining("key-file");
  }
}
