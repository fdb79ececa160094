package org.mneme.concepts;

import java.io.Serializable;
import java.util.List;

/** Cuts a text into the words that say what it is about. */
@FunctionalInterface
public interface Wording extends Serializable {

  /** The words of {@code text} in their order, repeats included; the same for ever. */
  List<String> words(String text);
}
