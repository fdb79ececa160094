package org.mneme.wire;

import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.INVALID_VECTOR;

import java.io.IOException;
import java.util.Arrays;
import org.mneme.model.Embedding;
import org.mneme.model.RecallMode;

/** Reads which components of a query's vector are known, and checks that they can be compared. */
final class MaskReader {

  private static final int FIRST_CAPACITY = 1_024;

  private MaskReader() {}

  static boolean[] read(Fields in) throws IOException, RejectedException {
    in.array();
    boolean[] mask = new boolean[FIRST_CAPACITY];
    int size = 0;
    while (in.nextElement()) {
      if (size == in.limits().dimension()) {
        throw in.refuse(INVALID_VECTOR, "more than " + size + " components");
      }
      if (size == mask.length) {
        mask = Arrays.copyOf(mask, 2 * size);
      }
      mask[size++] = in.bool();
    }
    return Arrays.copyOf(mask, size);
  }

  /** Refuses a mask that says nothing of the query's vector. */
  static void check(Fields in, boolean[] mask, RecallMode mode, Embedding embedding)
      throws RejectedException {
    if (mask == null) {
      return;
    }
    in.require(embedding, "embedding");
    if (mode != RecallMode.COMPLETE) {
      throw new RejectedException(INVALID_VALUE, "mask belongs to mode complete only");
    }
    if (mask.length != embedding.dimension()) {
      throw new RejectedException(
          INVALID_VECTOR,
          "mask has " + mask.length + " entries, the vector " + embedding.dimension());
    }
    float[] vector = embedding.toFloats();
    boolean isKnown = false;
    for (int i = 0; i < mask.length; i++) {
      isKnown |= mask[i] && vector[i] != 0;
    }
    if (!isKnown) {
      throw new RejectedException(INVALID_VECTOR, "every component that mask knows is zero");
    }
  }
}
