package org.mneme.association;

/** Why two episodes are linked. */
public enum LinkKind {
  /** The other one came before it in its session, or with its agent. */
  PREVIOUS,
  /** The other one came after it. */
  NEXT,
  /** The other one is among the most similar of its window. */
  SIMILAR;

  /** The form of the hot tier: one byte a link. */
  byte packed() {
    return switch (this) {
      case PREVIOUS -> 0;
      case NEXT -> 1;
      case SIMILAR -> 2;
    };
  }

  static LinkKind unpacked(byte packed) {
    return switch (packed) {
      case 0 -> PREVIOUS;
      case 1 -> NEXT;
      default -> SIMILAR;
    };
  }
}
