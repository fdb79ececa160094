package org.mneme.episodes;

/** A sentence with places to fill, taken apart once: {@code "{} worked after {} failed."}. */
final class SentenceTemplate {

  private static final String PLACE = "{}";

  private final String[] parts;

  SentenceTemplate(String sentence) {
    parts = sentence.split("\\Q" + PLACE + "\\E", -1);
  }

  /**
   * The sentence with its places filled in order.
   *
   * @throws IllegalArgumentException if there are not as many values as places
   */
  String fill(Object... values) {
    if (values.length != parts.length - 1) {
      throw new IllegalArgumentException(
          "template has " + (parts.length - 1) + " places, values are " + values.length);
    }
    StringBuilder sentence = new StringBuilder(parts[0]);
    for (int i = 0; i < values.length; i++) {
      sentence.append(values[i]).append(parts[i + 1]);
    }
    return sentence.toString();
  }
}
