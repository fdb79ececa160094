package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.association.Concepts.concept;
import static org.mneme.association.Concepts.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Vectors;

class ConceptIndexTest {

  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};
  private static final float[] NORTH_EAST = {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)};

  private final int[] found = new int[2];
  private final float[] cosines = new float[2];

  @Test
  void findsTheNearestConcept() {
    ConceptIndex index = new ConceptIndex(2);
    index.put(concept("east", 1), EAST);
    int north = index.put(concept("north", 4), NORTH);

    assertThat(index.nearest(NORTH, 0.5, found, cosines)).isEqualTo(1);
    assertThat(found[0]).isEqualTo(north);
    assertThat(cosines[0]).isEqualTo(1f);
    assertThat(index.id(north)).isEqualTo("north");
    assertThat(index.fanOut(north)).isEqualTo(4);
  }

  @Test
  void givesTiesToTheSmallerIdWhateverTheSlots() {
    for (List<String> order : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"))) {
      ConceptIndex index = new ConceptIndex(2);
      order.forEach(id -> index.put(concept(id, 0), NORTH_EAST));

      assertThat(index.nearest(EAST, 0, found, cosines)).isEqualTo(2);
      assertThat(index.id(found[0])).isEqualTo("a");
      assertThat(index.id(found[1])).isEqualTo("b");
    }
  }

  @Test
  void findsWhatIsNearAConceptButNotItself() {
    ConceptIndex index = new ConceptIndex(2);
    int east = index.put(concept("east", 0), EAST);
    index.put(concept("north", 0), NORTH);
    int between = index.put(concept("north-east", 0), NORTH_EAST);

    assertThat(index.nearestToConcept(east, 0.5, found, cosines)).isEqualTo(1);
    assertThat(found[0]).isEqualTo(between);
  }

  @Test
  void neverFindsWhatWasRemovedAndGivesItsSlotAway() {
    ConceptIndex index = new ConceptIndex(2);
    index.put(concept("east", 7), EAST);
    index.put(concept("north", 1), NORTH);
    index.use(0, 0.5f, 10);

    assertThat(index.remove("east")).isZero();

    assertThat(index.slot("east")).isEqualTo(-1);
    assertThat(index.nearest(EAST, -1, found, cosines)).isEqualTo(1);
    assertThat(index.id(found[0])).isEqualTo("north");
    assertThat(index.unwrittenUsage().isEmpty()).isTrue();
    assertThat(index.put(concept("west", 0), EAST)).isZero();
    assertThat(index.fanOut(0)).isZero();
    assertThat(index.usage(0)).isEqualTo(ConceptUsage.NONE);
  }

  @Test
  void replacesTheConceptWithTheSameId() {
    ConceptIndex index = new ConceptIndex(2);
    int slot = index.put(concept("a", 1), EAST);

    assertThat(index.put(concept("a", 2), NORTH)).isEqualTo(slot);

    assertThat(index.size()).isEqualTo(1);
    assertThat(index.fanOut(slot)).isEqualTo(2);
    assertThat(index.centroid(slot)).containsExactly(NORTH);
    index.update(concept("a", 3));
    assertThat(index.fanOut(slot)).isEqualTo(3);
    assertThat(index.centroid(slot)).containsExactly(NORTH);
  }

  @Test
  void keepsTheLatestUse() {
    ConceptIndex index = new ConceptIndex(2);
    int slot = index.put(concept("a", 1), EAST);
    index.loadUsage(slot, new ConceptUsage(0.25f, 100));
    assertThat(index.unwrittenUsage().isEmpty()).isTrue();

    index.use(slot, 0.5f, 90);

    assertThat(index.usage(slot)).isEqualTo(new ConceptUsage(0.5f, 100));
    assertThat(index.unwrittenUsage().get(slot)).isTrue();
  }

  @Test
  void refusesWhatIsNotThere() {
    ConceptIndex index = new ConceptIndex(2);

    assertThatThrownBy(() -> index.update(concept("a", 1))).hasMessageContaining("no concept a");
    assertThatThrownBy(() -> index.concept(3)).hasMessageContaining("slot 3");
  }

  @Test
  void agreesWithAPlainSearchWhateverCameAndWent() {
    int dimension = 24;
    SplittableRandom random = new SplittableRandom(7);
    ConceptIndex index = new ConceptIndex(dimension);
    Map<String, float[]> known = new TreeMap<>();
    int[] slots = new int[5];
    float[] scores = new float[5];
    for (int step = 0; step < 600; step++) {
      String id = "c" + random.nextInt(80);
      if (known.containsKey(id) && random.nextInt(3) == 0) {
        index.remove(id);
        known.remove(id);
      } else {
        float[] centroid = unit(random, dimension);
        index.put(concept(id, step), centroid);
        known.put(id, centroid);
      }
      float[] query = unit(random, dimension);
      int count = index.nearest(query, 0.05, slots, scores);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ids.add(index.id(slots[i]));
      }
      assertThat(ids).isEqualTo(plainNearest(known, query, 0.05, 5));
      assertThat(index.size()).isEqualTo(known.size());
    }
    assertThat(index.bytes()).isGreaterThan((long) known.size() * dimension * Float.BYTES);
  }

  private static List<String> plainNearest(
      Map<String, float[]> known, float[] query, double least, int count) {
    Comparator<Map.Entry<String, float[]>> nearest =
        Comparator.comparingDouble(entry -> -dot(query, entry.getValue()));
    return known.entrySet().stream()
        .filter(entry -> dot(query, entry.getValue()) >= least)
        .sorted(nearest.thenComparing(Map.Entry::getKey))
        .limit(count)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static float dot(float[] a, float[] b) {
    return Vectors.dot(a, 0, b, 0, a.length);
  }
}
