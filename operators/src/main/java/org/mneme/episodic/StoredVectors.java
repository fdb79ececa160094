package org.mneme.episodic;

/** The vectors of a space where they are stored, packed: slower to read than to hold. */
public interface StoredVectors {

  /** The packed unit vector of a row that holds something. */
  byte[] vector(int row);

  /** Shows every row's, in no order; those included that the asker does not know. */
  void forEach(Visitor visitor);

  /** Sees vectors. */
  @FunctionalInterface
  interface Visitor {
    /** Sees the packed unit vector of {@code row}, which is not to be kept. */
    void visit(int row, byte[] f32);
  }
}
