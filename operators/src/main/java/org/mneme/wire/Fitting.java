package org.mneme.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Makes a record small enough for its topic, part by part, the most expendable first. */
final class Fitting {

  private Fitting() {}

  /**
   * One way to make a record smaller.
   *
   * @param name what the record says was cut
   * @param times how often it may be applied before the next one is tried
   */
  record Stage<T>(String name, int times, UnaryOperator<T> reduce) {}

  /**
   * The bytes of {@code record}, reduced only as far as they must be. A stage that finds nothing to
   * take is not named.
   *
   * @param encoder from a record and the names of what was cut to its bytes
   */
  static <T> byte[] fit(
      T record, int maximum, List<Stage<T>> stages, BiFunction<T, List<String>, byte[]> encoder) {
    List<String> cut = new ArrayList<>();
    byte[] encoded = encoder.apply(record, cut);
    T reduced = record;
    for (Stage<T> stage : stages) {
      for (int i = 0; i < stage.times() && encoded.length > maximum; i++) {
        T smaller = stage.reduce().apply(reduced);
        if (smaller.equals(reduced)) {
          break;
        }
        if (i == 0) {
          cut.add(stage.name());
        }
        reduced = smaller;
        encoded = encoder.apply(reduced, cut);
      }
    }
    return encoded;
  }
}
