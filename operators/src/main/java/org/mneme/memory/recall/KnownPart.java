package org.mneme.memory.recall;

import org.mneme.kernels.dense.Vectors;
import org.mneme.model.RecallQuery;

/**
 * The known part of a query's vector: all of it, or what a mask says.
 *
 * @param vector the vector with what is not known at 0
 * @param mask which components are known, or null when all are
 */
record KnownPart(float[] vector, boolean[] mask) {

  /** The known part of {@code query}, or null when it has no vector. */
  static KnownPart of(RecallQuery query) {
    if (query.embedding() == null) {
      return null;
    }
    float[] vector = query.embedding().toFloats();
    for (int i = 0; query.mask() != null && i < vector.length; i++) {
      vector[i] = query.mask()[i] ? vector[i] : 0;
    }
    return new KnownPart(vector, query.mask());
  }

  /** The known part as a unit vector. */
  float[] unit() {
    float[] unit = vector.clone();
    if (mask != null) {
      Vectors.normalise(unit, 0, unit.length);
    }
    return unit;
  }

  /** Cosine with {@code other} over what is known, in [-1, 1]; 0 where that has no length. */
  double cosine(float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < vector.length; i++) {
      if (mask == null || mask[i]) {
        product += (double) vector[i] * other[i];
        squares += (double) vector[i] * vector[i];
        otherSquares += (double) other[i] * other[i];
      }
    }
    double lengths = Math.sqrt(squares * otherSquares);
    return lengths > 0 ? Math.max(-1, Math.min(1, product / lengths)) : 0;
  }

  /**
   * The known part with the rest of {@code other}, as a unit vector: {@code other} is scaled so
   * that its share of what is known is as long as what is known.
   */
  float[] completedBy(float[] other) {
    float[] completed = vector.clone();
    if (mask == null) {
      return completed;
    }
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < vector.length; i++) {
      if (mask[i]) {
        squares += (double) vector[i] * vector[i];
        otherSquares += (double) other[i] * other[i];
      }
    }
    double scale = Math.sqrt(squares / otherSquares);
    for (int i = 0; i < vector.length; i++) {
      completed[i] = mask[i] ? vector[i] : (float) (scale * other[i]);
    }
    Vectors.normalise(completed, 0, completed.length);
    return completed;
  }
}
