package org.mneme.embedding;

import org.mneme.model.Embedding;
import org.mneme.model.SimilarityProfile;

/** Makes unit vectors of text, the same ones for the same text for ever. */
public interface Embedder {

  /** Name of the model; vectors of two names are never compared. */
  String model();

  /** Number of components, 2 to 4,096. */
  int dimension();

  /** From which similarity on two of its vectors mean something. */
  SimilarityProfile profile();

  /**
   * Writes the vector of {@code text} to {@code out[0 .. dimension)}. Its Euclidean norm is 1 (to
   * the rounding of a float) for every text, an empty one too.
   *
   * @throws IllegalArgumentException if {@code out} is shorter than the dimension
   */
  void embed(String text, float[] out);

  /** The vector of {@code text} in a new {@link Embedding}. */
  default Embedding embed(String text) {
    float[] vector = new float[dimension()];
    embed(text, vector);
    return Embedding.of(model(), vector);
  }
}
