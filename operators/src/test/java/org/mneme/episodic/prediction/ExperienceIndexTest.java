package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.prediction.Experiences.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.PackedVector;

class ExperienceIndexTest {

  private static final float[] EAST = {1, 0};

  @Test
  void findsTheNearestFirst() {
    ExperienceIndex index = new ExperienceIndex(2);
    put(index, experience(1, 0, 1));
    put(index, experience(2, 5, 0));
    put(index, experience(3, 1, 1));

    List<Neighbour> near = index.nearest(EAST, 10, 0.4, null);

    assertThat(near).extracting(n -> n.experience().id()).containsExactly("e#2", "e#3");
    assertThat(near.get(0).similarity()).isEqualTo(1);
    assertThat(near.get(1).similarity()).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  @Test
  void findsNothingInNothing() {
    assertThat(new ExperienceIndex(2).nearest(EAST, 10, 0.4, null)).isEmpty();
  }

  @Test
  void breaksTiesByIdInWhateverOrderTheyCame() {
    ExperienceIndex index = new ExperienceIndex(2);
    for (int step : new int[] {7, 3, 9, 1, 5}) {
      put(index, experience(step, step, 0));
    }

    assertThat(index.nearest(EAST, 3, 0.4, null))
        .extracting(n -> n.experience().step())
        .containsExactly(1, 3, 5);
  }

  @Test
  void filtersBeforeItChooses() {
    ExperienceIndex index = new ExperienceIndex(2);
    for (int step = 1; step <= 50; step++) {
      put(index, experience(step, step, 1));
    }

    assertThat(index.nearest(EAST, 2, 0.4, e -> e.step() <= 3))
        .extracting(n -> n.experience().step())
        .containsExactly(3, 2);
  }

  @Test
  void comparesStatesOfAnyLengthThatTheContractAdmits() {
    ExperienceIndex index = new ExperienceIndex(2);
    put(index, experience(1, 0x1p57f, 0x1p57f));
    put(index, experience(2, 0x1p-60f, 0));

    assertThat(index.nearest(new float[] {0x1p-60f, 0}, 2, 0.4, null))
        .extracting(Neighbour::similarity)
        .satisfiesExactly(
            s -> assertThat(s).isEqualTo(1), s -> assertThat(s).isCloseTo(0.7071, within(1e-4)));
  }

  @Test
  void replacesAnExperienceOfTheSameId() {
    ExperienceIndex index = new ExperienceIndex(2);
    put(index, experience(1, 0, 1));
    put(index, experience(1, 1, 0));

    assertThat(index.size()).isEqualTo(1);
    assertThat(index.nearest(EAST, 5, 0.9, null)).hasSize(1);
  }

  @Test
  void showsAStandingAsItIsNow() {
    ExperienceIndex index = new ExperienceIndex(2);
    put(index, experience(1, 1, 0));
    Standing better = index.standing("e#1").used(1, 5);

    index.update("e#1", better);
    index.update("gone#1", better);

    assertThat(index.nearest(EAST, 1, 0.4, null).get(0).standing()).isSameAs(better);
    assertThat(index.standing("gone#1")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 64})
  void agreesWithThePlainDefinitionAfterAnyHistory(int dimension) {
    Random random = new Random(dimension);
    ExperienceIndex index = new ExperienceIndex(dimension);
    Map<String, Experience> naive = new TreeMap<>();
    for (int i = 0; i < 25_000; i++) {
      if (random.nextInt(4) == 0 && !naive.isEmpty()) {
        String gone = "e#" + random.nextInt(12_000);
        index.remove(gone);
        naive.remove(gone);
      } else {
        Experience e = experience(random.nextInt(12_000), Experiences.random(random, dimension));
        put(index, e);
        naive.put(e.id(), e);
      }
    }
    assertThat(index.size()).isEqualTo(naive.size()).isGreaterThan(4_096);
    for (int i = 0; i < 20; i++) {
      float[] state = Experiences.random(random, dimension);
      List<Neighbour> near = index.nearest(state, 15, 0.1, null);
      double[] expected =
          naive.values().stream()
              .mapToDouble(e -> -cosine(state, e))
              .filter(negated -> negated <= -0.1)
              .sorted()
              .limit(15)
              .toArray();
      assertThat(near).hasSameSizeAs(expected);
      for (int rank = 0; rank < expected.length; rank++) {
        assertThat(near.get(rank).similarity()).isCloseTo(-expected[rank], within(1e-5));
      }
      near.forEach(
          n ->
              assertThat(n.similarity())
                  .isCloseTo(cosine(state, naive.get(n.experience().id())), within(1e-5)));
    }
  }

  @Test
  void equalsAFreshLoadBitForBit() {
    Random random = new Random(5);
    ExperienceIndex index = new ExperienceIndex(16);
    Map<String, Experience> stored = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      Experience e = experience(random.nextInt(1_000), Experiences.random(random, 16));
      put(index, e);
      stored.put(e.id(), e);
      String gone = "e#" + random.nextInt(1_000);
      index.remove(gone);
      stored.remove(gone);
    }
    ExperienceIndex fresh = new ExperienceIndex(16);
    stored.values().forEach(e -> put(fresh, e));

    for (int i = 0; i < 50; i++) {
      float[] state = Experiences.random(random, 16);
      assertThat(index.nearest(state, 20, -1, null))
          .usingRecursiveComparison()
          .isEqualTo(fresh.nearest(state, 20, -1, null));
    }
  }

  @Test
  void takesNoMoreMemoryHoweverManyComeAndGo() {
    ExperienceIndex index = new ExperienceIndex(8);
    Random random = new Random(3);
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      put(index, experience(i, Experiences.random(random, 8)));
      index.remove("e#" + (i - 5_000));
      if (i % 10_000 == 9_999) {
        sizes.add(index.bytes());
      }
    }
    assertThat(sizes).allSatisfy(b -> assertThat(b).isCloseTo(sizes.get(0), within(100_000L)));
  }

  private static void put(ExperienceIndex index, Experience experience) {
    index.put(experience, Standing.of(experience));
  }

  private static double cosine(float[] state, Experience experience) {
    float[] other = PackedVector.unpack(experience.state());
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < state.length; i++) {
      dot += (double) state[i] * other[i];
      a += (double) state[i] * state[i];
      b += (double) other[i] * other[i];
    }
    return dot / Math.sqrt(a * b);
  }
}
