package org.mneme.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.shaded.guava33.com.google.common.hash.Hashing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Embedding;

class HashingEmbedderTest {

  private static final Embedder EMBEDDER = new HashingEmbedder(384);

  @Test
  void placesTextsThatShareWordsNearEachOther() {
    float[] query = EMBEDDER.embed("cheap flight to Seattle").toFloats();

    assertThat(dot(query, EMBEDDER.embed("Book a flight to Seattle").toFloats()))
        .isGreaterThan(0.5);
    assertThat(dot(query, EMBEDDER.embed("Restart the database").toFloats())).isLessThan(0.2);
  }

  @Test
  void namesItsModelByItsDimension() {
    Embedding embedding = new HashingEmbedder(512).embed("x");

    assertThat(embedding.model()).isEqualTo("hashing-512");
    assertThat(embedding.dimension()).isEqualTo(512);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "a",
        "the",
        "to be or not to be",
        "🚀",
        "Book a flight, book a hotel, book a car: book, book, book",
        "東京に行く",
        "\ud83d"
      })
  void givesEveryTextAUnitVector(String text) {
    float[] vector = EMBEDDER.embed(text).toFloats();

    assertThat(dot(vector, vector)).isCloseTo(1, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Book a flight to Seattle, then book a hotel in Seattle",
        "get_user_details search_direct_flight",
        "Übermäßig große Straße",
        "aaaa aaaa a aa"
      })
  void computesWhatItsDefinitionSays(String text) {
    float[] expected = byDefinition(text, 384);
    float[] actual = EMBEDDER.embed(text).toFloats();

    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("component %d", i).isCloseTo(expected[i], within(1e-6f));
    }
  }

  @Test
  void doesNotDependOnTheOrderOfWords() {
    assertThat(EMBEDDER.embed("seattle flight book cheap flight").f32())
        .isEqualTo(EMBEDDER.embed("cheap flight book flight seattle").f32());
  }

  @Test
  void weighsAWordMoreTheOftenerItComesButLessThanInProportion() {
    double[] once = {
      weightOf("flight"), weightOf("flight flight"), weightOf("flight flight flight")
    };

    assertThat(once[1]).isGreaterThan(once[0]).isLessThan(2 * once[0]);
    assertThat(once[2] - once[1]).isBetween(0.0, once[1] - once[0]);
  }

  @Test
  void findsAMisspeltWordByItsParts() {
    float[] right = EMBEDDER.embed("reservation").toFloats();

    assertThat(dot(right, EMBEDDER.embed("reservations").toFloats())).isGreaterThan(0.3);
    assertThat(dot(right, EMBEDDER.embed("kubernetes").toFloats())).isLessThan(0.15);
  }

  @Test
  void keepsWordsApartThatHappenToShareNoPart() {
    List<float[]> vectors = new ArrayList<>();
    for (String word : List.of("zebra", "quilt", "fjord", "nymph", "glyph")) {
      vectors.add(EMBEDDER.embed(word).toFloats());
    }

    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(Math.abs(dot(vectors.get(i), vectors.get(j)))).isLessThan(0.3);
      }
    }
  }

  @Test
  void leavesTheRestOfTheCallersArrayAlone() {
    float[] out = new float[400];
    out[384] = 7;

    EMBEDDER.embed("flight", out);

    assertThat(out[384]).isEqualTo(7);
    assertThat(Arrays.copyOf(out, 384)).isEqualTo(EMBEDDER.embed("flight").toFloats());
  }

  @Test
  void refusesAnArrayThatIsTooShort() {
    assertThatThrownBy(() -> EMBEDDER.embed("x", new float[383]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("383")
        .hasMessageContaining("384");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 63, 4_097})
  void refusesADimensionOutsideItsRange(int dimension) {
    assertThatThrownBy(() -> new HashingEmbedder(dimension))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(dimension));
  }

  /** Share of the word against a fixed companion, which makes its weight visible. */
  private static double weightOf(String words) {
    float[] companion = EMBEDDER.embed("xyzzy").toFloats();
    float[] both = EMBEDDER.embed(words + " xyzzy").toFloats();
    return Math.tan(Math.acos(dot(companion, both)));
  }

  private static float[] byDefinition(String text, int dimension) {
    Map<String, Integer> words = new HashMap<>();
    Map<String, Integer> grams = new HashMap<>();
    for (String word : Words.of(text)) {
      words.merge(word, 1, Integer::sum);
      String bounded = "<" + word + ">";
      for (int i = 0; i + 3 <= bounded.length(); i++) {
        grams.merge(bounded.substring(i, i + 3), 1, Integer::sum);
      }
    }
    double[] sums = new double[dimension];
    words.forEach((word, tf) -> add(word, 0, Math.sqrt(1 + Math.log(tf)), sums));
    grams.forEach((gram, tf) -> add(gram, 1, 0.3 * Math.sqrt(1 + Math.log(tf)), sums));
    double norm = 0;
    for (double sum : sums) {
      norm += sum * sum;
    }
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (sums[i] / Math.sqrt(norm));
    }
    return vector;
  }

  private static void add(String feature, int seed, double weight, double[] sums) {
    int hash = Hashing.murmur3_32_fixed(seed).hashString(feature, UTF_8).asInt();
    long unsigned = Integer.toUnsignedLong(hash) / 2;
    int component = (int) (unsigned * sums.length / (1L << 31));
    sums[component] += hash % 2 == 0 ? weight : -weight;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
