package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.model.PackedVector;

/** The sign codes of an index are those of its vectors, whatever came and went. */
class EpisodeCodesTest {

  private static final int DIMENSION = 70;

  private final Random random = new Random(1);
  private final float[] query = vector();

  @Test
  void exampleUsage() {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    index.put(0, episode("a"), Usage.NONE, PackedVector.pack(query));

    assertThat(estimates(index)[0]).isEqualTo(1f);
  }

  @Test
  void equalThoseOfAFreshLoadAfterEveryWriteRemovalAndReuseOfARow() {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    Map<Integer, float[]> held = new TreeMap<>();
    for (int step = 0; step < 6_000; step++) {
      int row = random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(150);
      if (held.containsKey(row) && random.nextBoolean()) {
        index.remove(row);
        held.remove(row);
      } else {
        float[] vector = vector();
        index.put(row, episode("e" + step), Usage.NONE, PackedVector.pack(vector));
        held.put(row, vector);
      }
      if (step % 500 == 499) {
        assertThat(estimates(index)).isEqualTo(estimates(loaded(held, index.rowLimit())));
      }
    }
    assertThat(held).hasSizeGreaterThan(500);
    assertThat(index.rowLimit()).isGreaterThan(Segment.ROWS);
  }

  /**
   * An index of what is held alone; the highest row is put, and removed, where it holds nothing.
   */
  private EpisodeIndex loaded(Map<Integer, float[]> held, int limit) {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    index.put(limit - 1, episode("last"), Usage.NONE, PackedVector.pack(query));
    index.remove(limit - 1);
    held.forEach(
        (row, vector) -> index.put(row, episode("e"), Usage.NONE, PackedVector.pack(vector)));
    return index;
  }

  private float[] estimates(EpisodeIndex index) {
    SignEstimates estimates = new SignEstimates();
    estimates.begin(query, 0, DIMENSION);
    float[] out = new float[index.rowLimit() + 64];
    index.forEachBlock((first, size, block) -> block.estimates(estimates, out, first));
    float[] ofHeld = new float[index.rowLimit()];
    for (int row = 0; row < ofHeld.length; row++) {
      ofHeld[row] = index.holds(row) ? out[row] : Float.NaN;
    }
    return ofHeld;
  }

  private float[] vector() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static StoredEpisode episode(String id) {
    return new StoredEpisode(id, "", null, null, List.of(), null, 1, 0, 0, List.of(), null, false);
  }
}
