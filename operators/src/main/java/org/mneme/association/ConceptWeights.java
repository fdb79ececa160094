package org.mneme.association;

import java.util.Arrays;

/**
 * The weights of all bindings of the concepts that a run asked for: of each they are computed once
 * in a run, however often activation passes over them. Grows once and then allocates nothing.
 */
final class ConceptWeights {

  private static final int NONE = -1;

  private final BindingWeights law;
  private final double toEpisode;

  /** By slot: where the weights of a concept begin, or {@link #NONE}. */
  private int[] starts = new int[0];

  /** By slot, of a concept that was asked for: what is left of a weight where it leaves. */
  private double[] shares = new double[0];

  private int[] asked = new int[0];
  private int askedCount;
  private float[] weights = new float[0];
  private int size;

  /**
   * Weights by {@code law}.
   *
   * @param toEpisode share of its activation that a concept passes to an episode
   */
  ConceptWeights(BindingWeights law, double toEpisode) {
    this.law = law;
    this.toEpisode = toEpisode;
  }

  /** Forgets all weights, and makes room for slots below {@code limit}. */
  void begin(int limit) {
    for (int i = 0; i < askedCount; i++) {
      starts[asked[i]] = NONE;
    }
    askedCount = 0;
    size = 0;
    if (limit > starts.length) {
      int capacity = limit + limit / 2;
      starts = new int[capacity];
      Arrays.fill(starts, NONE);
      shares = new double[capacity];
      asked = new int[capacity];
    }
  }

  /** Whether the weights of the concept in {@code slot} were asked for. */
  boolean has(int slot) {
    return starts[slot] != NONE;
  }

  /**
   * Where the weights of the concept in {@code slot} begin in {@link #weights}: parallel to {@code
   * rows}, its bindings, or null when it has none.
   */
  int start(int slot, BoundRows rows) {
    if (starts[slot] == NONE) {
      starts[slot] = size;
      shares[slot] = toEpisode / law.fanPower(slot);
      asked[askedCount++] = slot;
      if (rows != null) {
        float[] computed = law.of(slot, rows);
        if (size + rows.size > weights.length) {
          weights = Arrays.copyOf(weights, 2 * (size + rows.size));
        }
        System.arraycopy(computed, 0, weights, size, rows.size);
        size += rows.size;
      }
    }
    return starts[slot];
  }

  /** Share of an edge from the concept in {@code slot}, which was asked for, to an episode. */
  double share(int slot) {
    return shares[slot];
  }

  /** The weight of one binding of a concept that was asked for. */
  float of(int slot, int position) {
    return weights[starts[slot] + position];
  }

  /** All weights; another array after each new {@link #start}. */
  float[] weights() {
    return weights;
  }
}
