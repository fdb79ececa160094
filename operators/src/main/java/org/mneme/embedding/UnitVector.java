package org.mneme.embedding;

import org.mneme.model.Embedding;

/** Supplied vectors at norm 1, so that memory's cosine is a dot product. */
final class UnitVector {

  /** Above the rounding of 4,096 float components, below anything that a score could show. */
  private static final double TOLERANCE = 1e-6;

  private UnitVector() {}

  /**
   * {@code embedding} divided by its Euclidean norm, in double arithmetic; the same object when its
   * squared norm is within 1e-6 of 1, so that a vector that went through once keeps its bits.
   *
   * @param owner whose vector it is, for the message
   * @throws IllegalStateException if the norm is zero or not finite, which decoding must not let
   *     through
   */
  static Embedding of(Embedding embedding, String owner) {
    float[] vector = embedding.toFloats();
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "the vector of %s (model %s, dimension %d) has squared norm %s"
              .formatted(owner, embedding.model(), vector.length, squares));
    }
    if (Math.abs(squares - 1) <= TOLERANCE) {
      return embedding;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / norm);
    }
    return Embedding.of(embedding.model(), vector);
  }
}
