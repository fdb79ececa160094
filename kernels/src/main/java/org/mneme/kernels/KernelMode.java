package org.mneme.kernels;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Which implementation of the kernels this JVM runs, from {@code -Dmneme.kernels=auto|simd|scalar}.
 * Read once, when the first kernel is used, and never changed: results are comparable bit for bit
 * only within one mode and one lane width.
 */
public enum KernelMode {
  /** SIMD where the JVM and the processor offer it, else scalar with one warning. The default. */
  AUTO,
  /** SIMD, or no start at all. */
  SIMD,
  /** The plain loops that define what every kernel computes. */
  SCALAR;

  /** The system property that chooses the mode. */
  public static final String PROPERTY = "mneme.kernels";

  /** The one flag that makes the incubating Vector API visible to a JVM. */
  public static final String FLAG = "--add-modules=jdk.incubator.vector";

  /**
   * The mode named by {@code value}, in any case; {@code null} and the empty string mean {@link
   * #AUTO}.
   *
   * @throws IllegalArgumentException if no mode has this name
   */
  public static KernelMode parse(String value) {
    if (value == null || value.isBlank()) {
      return AUTO;
    }
    for (KernelMode mode : values()) {
      if (mode.name().equalsIgnoreCase(value.strip())) {
        return mode;
      }
    }
    throw new IllegalArgumentException(PROPERTY + "=" + value + ": must be auto, simd or scalar");
  }

  /** The mode in force: {@link #SIMD} or {@link #SCALAR}, never {@link #AUTO}. */
  public static KernelMode active() {
    return Choice.ACTIVE;
  }

  /** The active mode for a log line or a report: {@code "simd, 512 bit"} or {@code "scalar"}. */
  public static String description() {
    return active() == SIMD ? "simd, " + VectorSupport.bits() + " bit" : "scalar";
  }

  /**
   * The implementation of a kernel family for the active mode. Only the chosen supplier is called,
   * so that a JVM without the Vector API never loads a class that needs it.
   *
   * @throws IllegalStateException if the mode is {@code simd} and this JVM cannot run it
   */
  public static <K> K choose(Supplier<? extends K> scalar, Supplier<? extends K> simd) {
    return active() == SIMD ? simd.get() : scalar.get();
  }

  /**
   * What {@code requested} becomes on a JVM whose refusal of SIMD is {@code refusal}, empty where
   * it accepts. Package-private, so that a test needs no second JVM for each case.
   */
  static KernelMode resolve(KernelMode requested, String refusal) {
    if (requested == SCALAR || refusal.isEmpty()) {
      return requested == SCALAR ? SCALAR : SIMD;
    }
    if (requested == SIMD) {
      throw new IllegalStateException(
          "-D" + PROPERTY + "=" + SIMD.name().toLowerCase(Locale.ROOT) + ": " + refusal);
    }
    System.getLogger(KernelMode.class.getName())
        .log(System.Logger.Level.WARNING, "Kernels run scalar, several times slower: " + refusal);
    return SCALAR;
  }

  /** Holds the decision, so that it is taken once and only when a kernel is first needed. */
  private static final class Choice {
    static final KernelMode ACTIVE = decide();

    private static KernelMode decide() {
      KernelMode requested = parse(System.getProperty(PROPERTY));
      return resolve(requested, requested == SCALAR ? "" : VectorSupport.refusal());
    }
  }
}
