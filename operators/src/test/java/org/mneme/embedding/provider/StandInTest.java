package org.mneme.embedding.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.mneme.embedding.provider.ProviderException.Kind;

class StandInTest {

  private static final List<String> TEXTS = List.of("a", "b");
  private static final float[] RIGHT = {1, 0};
  private static final float[] OTHER = {0.99f, 0.141f};

  /** Made of one vector, or of failures. */
  private static final class Fixed implements Provider {
    private final float[] vector;
    private final List<List<String>> asked = new ArrayList<>();
    private ProviderException failure;

    Fixed(float[] vector) {
      this.vector = vector;
    }

    @Override
    public CompletableFuture<float[][]> embed(List<String> texts) {
      asked.add(texts);
      return failure == null
          ? CompletableFuture.completedFuture(
              texts.stream().map(t -> vector).toArray(float[][]::new))
          : CompletableFuture.failedFuture(failure);
    }
  }

  private final Fixed provider = new Fixed(RIGHT);

  @Test
  void takesOverOnceBothMadeTheSameVector() throws Exception {
    Fixed local = new Fixed(RIGHT);
    try (StandIn both = new StandIn(provider, local)) {
      both.embed(TEXTS).get();
      assertThat(local.asked).containsExactly(List.of("a"));

      provider.failure = new ProviderException(Kind.FAILED, "down");
      for (int i = 0; i < 20; i++) {
        assertThat(both.embed(TEXTS).get()).hasDimensions(2, 2);
      }
      // The provider is left alone after a while, and not asked each time.
      assertThat(provider.asked).hasSizeBetween(5, 12);
    }
  }

  @Test
  void neverTakesOverForAnotherModel() throws Exception {
    Fixed local = new Fixed(OTHER);
    try (StandIn both = new StandIn(provider, local)) {
      both.embed(TEXTS).get();
      provider.failure = new ProviderException(Kind.FAILED, "down");

      assertFails(both);
      assertThat(local.asked).containsExactly(List.of("a"));
    }
  }

  @Test
  void doesNotTakeOverBeforeItIsKnownToBeTheSameNorForATextThatIsRefused() throws Exception {
    Fixed local = new Fixed(RIGHT);
    try (StandIn both = new StandIn(provider, local)) {
      provider.failure = new ProviderException(Kind.FAILED, "down");
      assertFails(both);
      provider.failure = null;
      both.embed(TEXTS).get();

      provider.failure = new ProviderException(Kind.REFUSED, "too long");
      assertFails(both);
    }
  }

  private static void assertFails(StandIn both) {
    assertThatThrownBy(() -> both.embed(TEXTS).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ProviderException.class);
  }
}
