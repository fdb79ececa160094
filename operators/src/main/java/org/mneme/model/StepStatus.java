package org.mneme.model;

/** How a step ended; {@code ERROR} and {@code TIMEOUT} both count as errors. */
public enum StepStatus {
  OK,
  ERROR,
  TIMEOUT;

  /** Whether the step failed. */
  public boolean isError() {
    return this != OK;
  }
}
