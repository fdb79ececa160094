package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;

class VectorCacheTest {

  private static final Embedding ONE = Embedding.of("m", new float[] {1, 0});

  @Test
  void givesTheVectorThatWasMadeOfAText() {
    VectorCache cache = new VectorCache(2);
    cache.put("cheap flight", ONE);

    assertThat(cache.get("cheap flight")).isSameAs(ONE);
    assertThat(cache.get("Cheap flight")).isNull();
  }

  @Test
  void letsTheTextGoThatWasNotAskedForLongest() {
    VectorCache cache = new VectorCache(2);
    cache.put("a", ONE);
    cache.put("b", ONE);
    cache.get("a");

    cache.put("c", ONE);

    assertThat(cache.get("b")).isNull();
    assertThat(cache.get("a")).isNotNull();
    assertThat(cache.get("c")).isNotNull();
    assertThat(cache.size()).isEqualTo(2);
  }
}
