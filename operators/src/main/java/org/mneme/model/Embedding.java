package org.mneme.model;

/**
 * A vector and the model that made it.
 *
 * @param model name of the embedding model; vectors of different models are never compared
 * @param f32 the components as little-endian IEEE 754 float32, {@code 4 * dimension} bytes; packed,
 *     because {@code byte[]} serialises several times faster than {@code float[]}
 */
public record Embedding(String model, byte[] f32) {

  /** Packs {@code vector[dimension]}. */
  public static Embedding of(String model, float[] vector) {
    return new Embedding(model, PackedVector.pack(vector));
  }

  /**
   * What stands in the place of a vector that could not be made: of the model that it was to be of,
   * and with nothing in it. Its cosine with every vector is 0.
   */
  public static Embedding none(String model, int dimension) {
    return new Embedding(model, new byte[dimension * Float.BYTES]);
  }

  /** Whether there is nothing in it. */
  public boolean isNone() {
    for (byte part : f32) {
      if (part != 0) {
        return false;
      }
    }
    return true;
  }

  /** Number of components. */
  public int dimension() {
    return f32.length / Float.BYTES;
  }

  /** Unpacks into a new {@code float[dimension]}. */
  public float[] toFloats() {
    return PackedVector.unpack(f32);
  }
}
