package org.mneme.memory;

/** Which space is the current key: states look up by it what they know of a space in memory. */
final class CurrentSpace {

  private String name;

  /** The current key is {@code space} from now on. */
  void enter(String space) {
    name = space;
  }

  /** Its name; null where nobody says, and where nothing may be known in memory. */
  String name() {
    return name;
  }
}
