package org.mneme.association;

/** How the strength of a binding falls with time. */
public enum BindingDecay {
  /** {@code s·e^(−rate·Δt)}. */
  EXPONENTIAL,
  /** {@code s·max(0, 1 − rate·Δt)}. */
  LINEAR
}
