package org.mneme.embedding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text: NFKC form, lower case, longest runs of letters, digits, the marks that
 * belong to them, and inner underscores. Everything else separates: {@code one-way} is two words,
 * {@code don't} is two, but the identifier {@code search_direct_flight} is one. (Cut at the
 * underscore, the words of tools drown those of the task: see {@code docs/embedding.md}.)
 */
public final class Words {

  private Words() {}

  /**
   * The words that carry meaning, in order. A text of nothing but stop words keeps them all, and
   * one without any letter or digit (an emoji, say) is cut at white space, so that only a blank
   * text has no words.
   */
  public static List<String> of(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> all = split(normal);
    if (all.isEmpty()) {
      return symbols(normal);
    }
    List<String> meaningful = new ArrayList<>(all.size());
    for (String word : all) {
      if (!StopWords.ENGLISH.contains(word)) {
        meaningful.add(word);
      }
    }
    return meaningful.isEmpty() ? all : meaningful;
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!isPartOfWord(text.codePointAt(i))) {
        addWord(text, start, i, words);
        start = i + Character.charCount(text.codePointAt(i));
      }
    }
    addWord(text, start, text.length(), words);
    return words;
  }

  private static void addWord(String text, int start, int end, List<String> words) {
    int from = start;
    int to = end;
    while (from < to && text.charAt(from) == '_') {
      from++;
    }
    while (from < to && text.charAt(to - 1) == '_') {
      to--;
    }
    if (from < to) {
      words.add(text.substring(from, to));
    }
  }

  private static boolean isPartOfWord(int codePoint) {
    return codePoint == '_'
        || Character.isLetterOrDigit(codePoint)
        || isMark(Character.getType(codePoint));
  }

  // Vowel signs of Indic scripts and combining accents belong to the letter before them.
  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static List<String> symbols(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
