package org.mneme.episodes;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Cuts texts to a bound and shows that it did with a final ellipsis. */
final class Excerpt {

  /** Stands for what was cut off. */
  static final char ELLIPSIS = '…';

  /** What separates words. */
  static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private Excerpt() {}

  /**
   * At most {@code most} characters of {@code text}, the ellipsis included; never half of a
   * surrogate pair.
   *
   * @param text what to cut, or null
   * @param most UTF-16 characters, ≥ 0; none give null
   */
  static String characters(String text, int most) {
    if (text == null || most == 0) {
      return null;
    }
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /**
   * The first words of {@code text} with single spaces between, at most {@code most} of them and at
   * most {@code 10 * most} characters: not every script puts spaces between words.
   *
   * @param text what to cut, or null
   * @param most number of words, ≥ 1
   */
  static String words(String text, int most) {
    if (text == null) {
      return "";
    }
    // Why a bound first: a field may be megabytes long.
    String start = characters(text, 16 * most + 64).strip();
    String[] words = WHITE_SPACE.split(start, most + 1);
    boolean isCut = words.length > most;
    String cut = String.join(" ", isCut ? Arrays.copyOf(words, most) : words);
    return characters(isCut ? cut + ELLIPSIS : cut, 10 * most);
  }
}
