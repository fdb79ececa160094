package org.mneme.wire;

import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * The constants of an enum by their names on the wire: lower case, words joined by hyphens.
 *
 * @param <E> the enum
 */
final class Names<E extends Enum<E>> {

  private final LinkedHashMap<String, E> constants = new LinkedHashMap<>();

  private Names(E[] values) {
    for (E value : values) {
      constants.put(nameOf(value), value);
    }
  }

  /** The names of {@code values}. */
  static <E extends Enum<E>> Names<E> of(E[] values) {
    return new Names<>(values);
  }

  /** The name of {@code value} on the wire. */
  static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant called {@code name}, or null. */
  E get(String name) {
    return constants.get(name);
  }

  @Override
  public String toString() {
    return String.join(", ", constants.keySet());
  }
}
