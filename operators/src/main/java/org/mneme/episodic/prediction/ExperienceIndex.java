package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;
import org.mneme.model.PackedVector;

/**
 * The experiences of one space in the hot tier: state vectors at norm 1, packed in blocks, and
 * beside each what a prediction reads. Never authoritative: it equals what a fresh load from state
 * gives. Rows are storage, not identity: the last one moves into a gap, and ties are broken by id.
 * Holds scratch arrays and so serves one query at a time.
 *
 * <pre>
 *   block b, row r (of 4,096):  unit vector of row b·4096 + r at r·dimension
 * </pre>
 */
public final class ExperienceIndex {

  private static final int BLOCK_ROWS = 4_096;
  private static final int FIRST_ROWS = 64;
  private static final long ROW_BYTES = 112;

  private static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble(Neighbour::similarity)
          .reversed()
          .thenComparing(neighbour -> neighbour.experience().id());

  private final int dimension;
  private final List<float[]> blocks = new ArrayList<>();
  private final List<Experience> experiences = new ArrayList<>();
  private final List<Standing> standings = new ArrayList<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private float[] similarities = new float[0];
  private int[] found = new int[0];
  private long recordBytes;

  /** An empty index of state vectors of {@code dimension} components, ≥ 1. */
  public ExperienceIndex(int dimension) {
    this.dimension = dimension;
  }

  /** Components of a state vector. */
  public int dimension() {
    return dimension;
  }

  /** How many experiences are in. */
  public int size() {
    return experiences.size();
  }

  /** Puts an experience with its state, {@code 4 * dimension} bytes; one of its id is replaced. */
  public void put(Experience experience, Standing standing) {
    remove(experience.id());
    int row = size();
    copyState(experience.state(), row);
    Experience held = experience.withoutState();
    experiences.add(held);
    standings.add(standing);
    rows.put(held.id(), row);
    recordBytes += held.bytes() + standing.bytes();
  }

  /** Changes the standing of an experience that is in; nothing where it is not. */
  public void update(String id, Standing standing) {
    Integer row = rows.get(id);
    if (row != null) {
      recordBytes += standing.bytes() - standings.set(row, standing).bytes();
    }
  }

  /** Removes an experience; nothing where it is not in. */
  public void remove(String id) {
    Integer gap = rows.remove(id);
    if (gap == null) {
      return;
    }
    recordBytes -= experiences.get(gap).bytes() + standings.get(gap).bytes();
    int last = size() - 1;
    Experience moved = experiences.remove(last);
    Standing movedStanding = standings.remove(last);
    if (gap != last) {
      experiences.set(gap, moved);
      standings.set(gap, movedStanding);
      rows.put(moved.id(), gap);
      System.arraycopy(block(last), offset(last), block(gap), offset(gap), dimension);
    }
  }

  /** The standing of an experience, or null where it is not in. */
  public Standing standing(String id) {
    Integer row = rows.get(id);
    return row == null ? null : standings.get(row);
  }

  /** An experience, without its state, or null where it is not in. */
  public Experience experience(String id) {
    Integer row = rows.get(id);
    return row == null ? null : experiences.get(row);
  }

  /** All experiences' standings by id, in no order. */
  public List<Map.Entry<String, Standing>> standings() {
    List<Map.Entry<String, Standing>> all = new ArrayList<>(size());
    for (int row = 0; row < size(); row++) {
      all.add(Map.entry(experiences.get(row).id(), standings.get(row)));
    }
    return all;
  }

  /** Shows every experience, without its state, in no order. */
  public void forEach(Consumer<Experience> visitor) {
    experiences.forEach(visitor);
  }

  /**
   * The experiences nearest to a state, most similar first, ties by id.
   *
   * @param state {@code state[dimension]}, of any length but 0
   * @param k how many at most, ≥ 1
   * @param minSimilarity least cosine
   * @param admitted what may be found, or null for all
   */
  public List<Neighbour> nearest(
      float[] state, int k, double minSimilarity, Predicate<Experience> admitted) {
    int size = size();
    reserve(size);
    compare(unit(state), size);
    if (admitted != null) {
      for (int row = 0; row < size; row++) {
        similarities[row] = admitted.test(experiences.get(row)) ? similarities[row] : Float.NaN;
      }
    }
    RunningTopK best = new RunningTopK(Math.min(k, size));
    best.offerAll(similarities, 0, size, 0);
    best.finish();
    if (best.size() == 0) {
      return List.of();
    }
    float least = Math.max((float) minSimilarity, best.score(best.size() - 1));
    // Every row that ties with the last one is taken, so that ids and not rows decide who stays.
    int count = TopK.atLeast(similarities, 0, size, least, found);
    List<Neighbour> nearest = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int row = found[i];
      double similarity = Math.max(-1, Math.min(1, similarities[row]));
      nearest.add(new Neighbour(experiences.get(row), standings.get(row), similarity));
    }
    nearest.sort(NEAREST_FIRST);
    return nearest.subList(0, Math.min(count, best.size()));
  }

  /** Bytes that the index holds, estimated from its capacity. */
  public long bytes() {
    long vectorBytes = 0;
    for (float[] block : blocks) {
      vectorBytes += (long) block.length * Float.BYTES;
    }
    return vectorBytes + recordBytes + size() * ROW_BYTES;
  }

  private void compare(float[] query, int size) {
    for (int first = 0; first < size; first += BLOCK_ROWS) {
      int count = Math.min(BLOCK_ROWS, size - first);
      Vectors.dotBatch(query, 0, block(first), 0, count, dimension, similarities, first);
    }
  }

  private void copyState(byte[] state, int row) {
    int number = row / BLOCK_ROWS;
    int wanted = row % BLOCK_ROWS + 1;
    if (number == blocks.size()) {
      blocks.add(new float[0]);
    }
    float[] block = blocks.get(number);
    if (block.length < wanted * dimension) {
      int grown = Math.max(number == 0 ? FIRST_ROWS : BLOCK_ROWS, 2 * block.length / dimension);
      block = Arrays.copyOf(block, Math.min(BLOCK_ROWS, grown) * dimension);
      blocks.set(number, block);
    }
    float[] unit = unit(PackedVector.unpack(state));
    System.arraycopy(unit, 0, block, offset(row), dimension);
  }

  /** In double, because a state may be so short or so long that its float32 norm is lost. */
  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    double norm = Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }

  private float[] block(int row) {
    return blocks.get(row / BLOCK_ROWS);
  }

  private int offset(int row) {
    return row % BLOCK_ROWS * dimension;
  }

  private void reserve(int size) {
    if (similarities.length < size) {
      int capacity = Math.max(size, 2 * similarities.length);
      similarities = new float[capacity];
      found = new int[capacity];
    }
  }
}
