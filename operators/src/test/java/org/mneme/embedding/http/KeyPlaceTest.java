package org.mneme.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.embedding.provider.Batcher;
import org.mneme.embedding.provider.Batching;

class KeyPlaceTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("KEY", "sk-secret\n", "BAD", "a\nb");

  @TempDir Path folder;

  @Test
  void isReadFromAFileAndGoesWithEachRequest() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "sk-secret\n");
    try (LocalProvider provider = new LocalProvider(2)) {
      HttpParameters parameters =
          new HttpParameters(
              new Endpoint(
                  provider.uri(),
                  "tiny",
                  2,
                  false,
                  new KeyPlace(file.toString(), null),
                  Duration.ofSeconds(5)),
              new Batching(1, 1, Duration.ZERO, Duration.ofSeconds(1), 1, 0),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              10);
      try (Batcher batcher = Batcher.ofQueries(parameters)) {
        batcher.embed("a", Duration.ofSeconds(5)).get();
      }

      assertThat(provider.authorizations).containsExactly("Bearer sk-secret");
      assertThat(parameters.toString()).contains(file.toString()).doesNotContain("sk-secret");
    }
  }

  @Test
  void isReadFromTheEnvironmentOrNotNeeded() {
    assertThat(new KeyPlace(null, "KEY").read(ENVIRONMENT::get)).isEqualTo("sk-secret");
    assertThat(KeyPlace.NONE.read(ENVIRONMENT::get)).isNull();
  }

  @Test
  void namesThePlaceThatHoldsNoneAndNeverTheKey() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThatThrownBy(() -> new KeyPlace(null, "OTHER").read(ENVIRONMENT::get))
        .hasMessageContaining("OTHER");
    assertThatThrownBy(() -> new KeyPlace(empty.toString(), null).read(ENVIRONMENT::get))
        .hasMessageContaining(empty.toString());
    assertThatThrownBy(() -> new KeyPlace("no/such/file", null).read(ENVIRONMENT::get))
        .hasMessageContaining("no/such/file");
    assertThatThrownBy(() -> new KeyPlace(null, "BAD").read(ENVIRONMENT::get))
        .hasMessageContaining("BAD")
        .hasMessageNotContaining("a\nb");
  }
}
