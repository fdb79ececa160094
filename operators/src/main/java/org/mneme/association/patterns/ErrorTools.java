package org.mneme.association.patterns;

import java.util.List;

/** The tool that a class of errors is of: what stands before its first colon. */
final class ErrorTools {

  private ErrorTools() {}

  /** The tool, or nothing where the class names none. */
  static List<String> of(String error) {
    int colon = error == null ? -1 : error.indexOf(':');
    return colon <= 0 ? List.of() : List.of(error.substring(0, colon));
  }
}
