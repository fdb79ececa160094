package org.mneme.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Vectors as bytes: little-endian IEEE 754 float32, {@code 4 * dimension} bytes, the form of the
 * wire ({@code "f32"} in base64) and of state.
 */
public final class PackedVector {

  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedVector() {}

  /** Packs {@code vector[dimension]} into a new array. */
  public static byte[] pack(float[] vector) {
    byte[] packed = new byte[vector.length * Float.BYTES];
    for (int i = 0; i < vector.length; i++) {
      FLOAT.set(packed, i * Float.BYTES, vector[i]);
    }
    return packed;
  }

  /** Unpacks into a new {@code float[packed.length / 4]}. */
  public static float[] unpack(byte[] packed) {
    float[] vector = new float[packed.length / Float.BYTES];
    unpack(packed, vector, 0);
    return vector;
  }

  /** Unpacks into {@code out[offset .. offset + packed.length / 4)}. */
  public static void unpack(byte[] packed, float[] out, int offset) {
    int dimension = packed.length / Float.BYTES;
    for (int i = 0; i < dimension; i++) {
      out[offset + i] = (float) FLOAT.get(packed, i * Float.BYTES);
    }
  }
}
