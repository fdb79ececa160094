package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text or of a name: lower case, of at least three letters or digits. */
final class Words {

  /** {@code searchFlight2} is "search", "flight2". */
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

  private Words() {}

  static String[] of(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(CAMEL.matcher(text).replaceAll(" "));
    while (word.find()) {
      words.add(word.group().toLowerCase(Locale.ROOT));
    }
    return words.toArray(new String[0]);
  }

  /** The share of {@code words} that are among {@code said}, in [0, 1]; 0 for none. */
  static double share(String[] words, Set<String> said) {
    int found = 0;
    for (String word : words) {
      found += said.contains(word) ? 1 : 0;
    }
    return words.length == 0 ? 0 : (double) found / words.length;
  }
}
