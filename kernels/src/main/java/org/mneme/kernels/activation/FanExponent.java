package org.mneme.kernels.activation;

/** The power of the fan-out by which activation that leaves a concept is divided. */
public enum FanExponent {
  /** fan⁰ = 1: every neighbour gets all. */
  ZERO,
  /** √fan. */
  HALF,
  /** fan: the neighbours share it. */
  ONE;

  /** {@code max(1, fan)} raised to this power: the definition. */
  public float power(int fan) {
    int atLeastOne = Math.max(1, fan);
    return switch (this) {
      case ZERO -> 1f;
      case HALF -> (float) Math.sqrt(atLeastOne);
      case ONE -> atLeastOne;
    };
  }
}
