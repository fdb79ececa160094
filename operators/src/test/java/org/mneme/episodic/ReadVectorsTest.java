package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.StoredEpisodeTest.made;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.model.PackedVector;

/** An index that leaves its vectors where they are stored says what one that holds them says. */
class ReadVectorsTest {

  private static final int DIMENSION = 70;
  private static final int MOST_KEPT = 8;

  private final Random random = new Random(1);
  private final Store store = new Store();
  private final EpisodeIndex holding = new EpisodeIndex(DIMENSION);
  private final EpisodeIndex leaving = new EpisodeIndex(DIMENSION);

  /** Where vectors are stored, and how many were read of it. */
  private static final class Store extends TreeMap<Integer, byte[]> implements StoredVectors {
    private static final long serialVersionUID = 1L;
    private int reads;

    @Override
    public byte[] vector(int row) {
      reads++;
      return get(row);
    }

    @Override
    public void forEach(Visitor visitor) {
      entrySet().forEach(entry -> visitor.visit(entry.getKey(), entry.getValue()));
    }
  }

  @Test
  void exampleUsage() {
    put(0);
    put(1);
    leaving.leaveVectors(store, MOST_KEPT);

    assertThat(leaving.holdsVectors()).isFalse();
    assertThat(leaving.similarity(0, 1)).isEqualTo(holding.similarity(0, 1));
    assertThat(store.reads).isEqualTo(2);
    leaving.similarity(0, 1);
    assertThat(store.reads).as("kept").isEqualTo(2);
  }

  @Test
  void saysTheSameWhateverCameAndWentBeforeAndAfter() {
    for (int step = 0; step < 4_000; step++) {
      if (step % 900 == 450) {
        leaving.leaveVectors(store, MOST_KEPT);
      } else if (step % 900 == 899) {
        assertThat(leaving.holdsVectors()).isFalse();
        leaving.takeVectors();
        // But for the columns, which come back when they are asked for.
        assertThat(leaving.vectorBytes())
            .isGreaterThan(holding.vectorBytes() / 3)
            .isLessThan(holding.vectorBytes());
      }
      int row = random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(150);
      if (holding.holds(row) && random.nextBoolean()) {
        holding.remove(row);
        leaving.remove(row);
        store.remove(row);
      } else {
        put(row);
      }
      if (step % 75 == 74) {
        compare();
      }
    }
    assertThat(store).hasSizeGreaterThan(500);
  }

  @Test
  void takesAThirtiethOfTheBytesAndWhatItKeeps() {
    for (int row = 0; row < Segment.ROWS; row++) {
      put(row);
    }
    leaving.leaveVectors(store, MOST_KEPT);
    int[] rows = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233};
    leaving.similarities(vector(), rows, rows.length, new float[rows.length]);

    // Codes are whole words of 64: of 70 dimensions 16 bytes, where 9 would do.
    assertThat(leaving.vectorBytes()).isLessThan(holding.vectorBytes() / 10);
    assertThat(leaving.bytes() - leaving.vectorBytes())
        .isEqualTo(holding.bytes() - holding.vectorBytes());
  }

  private void compare() {
    float[] query = vector();
    int limit = holding.rowLimit();
    float[] expected = new float[limit + 16];
    float[] found = new float[limit + 16];
    holding.similarities(query, expected);
    leaving.similarities(query, found);
    int[] rows = store.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] some = new float[rows.length];
    leaving.similarities(query, rows, rows.length, some);
    float[] copy = new float[DIMENSION];
    for (int i = 0; i < rows.length; i++) {
      assertThat(found[rows[i]]).isEqualTo(expected[rows[i]]).isEqualTo(some[i]);
      assertThat(leaving.similarity(query, rows[i])).isEqualTo(some[i]);
      leaving.vector(rows[i], copy, 0);
      assertThat(copy).isEqualTo(PackedVector.unpack(store.get(rows[i])));
      int other = rows[random.nextInt(rows.length)];
      assertThat(leaving.similarity(rows[i], other)).isEqualTo(holding.similarity(rows[i], other));
    }
    float[] sparse = new float[DIMENSION];
    sparse[3] = 0.6f;
    sparse[67] = -0.8f;
    holding.similaritiesByColumns(sparse, expected);
    leaving.similaritiesByColumns(sparse, found);
    float[] estimates = new float[limit];
    if (!leaving.holdsVectors()) {
      leaving.estimates(sparse, estimates);
    }
    for (int row : rows) {
      assertThat(found[row]).isCloseTo(expected[row], within(1e-6f));
      if (!leaving.holdsVectors()) {
        // Of two components, each off by half of a unit, which is less than 0.6 / 127.
        assertThat(estimates[row]).isCloseTo(expected[row], within(0.004f));
      }
    }
  }

  private void put(int row) {
    byte[] f32 = PackedVector.pack(vector());
    store.put(row, f32);
    StoredEpisode episode = made("e" + row, row, 0.5);
    holding.put(row, episode, Usage.NONE, f32);
    leaving.put(row, episode, Usage.NONE, f32);
  }

  private float[] vector() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) (random.nextGaussian() / Math.sqrt(DIMENSION));
    }
    return vector;
  }
}
