package org.mneme.memory.state;

/** Which space is the current key: states look up by it what they know of a space in memory. */
public final class CurrentSpace {

  private String name;

  /** The current key is {@code space} from now on. */
  public void enter(String space) {
    name = space;
  }

  /** Its name; null where nobody says, and where nothing may be known in memory. */
  String name() {
    return name;
  }
}
