package org.mneme.concepts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of some episodes of a chunk more than of the others: class-based tf-idf (M.
 * Grootendorst, "BERTopic", 2022) over episodes instead of occurrences, so that one long
 * description does not speak for all. A word's weight is the share of the members that have it,
 * times {@code ln(1 + N/n)}, N episodes of which n have it. Words that the whole chunk has as often
 * are left out, unless there are no others.
 */
final class CharacteristicWords {

  /** A word that a single member has says nothing of the cluster. */
  private static final int LEAST_MEMBERS = 2;

  private static final Comparator<Weighed> BEST_FIRST =
      Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::word);

  private final List<List<String>> chunk;
  private final Map<String, Integer> episodes = new HashMap<>();

  /**
   * Counts the words of a chunk.
   *
   * @param chunk the distinct words of each episode
   */
  CharacteristicWords(List<List<String>> chunk) {
    this.chunk = chunk;
    chunk.forEach(words -> words.forEach(word -> episodes.merge(word, 1, Integer::sum)));
  }

  private record Weighed(String word, double weight) {}

  /**
   * The most characteristic words of some episodes, best first, ties by word.
   *
   * @param members rows of the chunk
   * @param most how many words at most
   */
  List<String> of(int[] members, int most) {
    Map<String, Integer> shared = new HashMap<>();
    for (int member : members) {
      chunk.get(member).forEach(word -> shared.merge(word, 1, Integer::sum));
    }
    shared.values().removeIf(count -> count < LEAST_MEMBERS);
    List<Weighed> all = new ArrayList<>();
    List<Weighed> telling = new ArrayList<>();
    shared.forEach(
        (word, count) -> {
          double share = (double) count / members.length;
          double shareOfChunk = (double) episodes.get(word) / chunk.size();
          Weighed weighed = new Weighed(word, share * StrictMath.log1p(1 / shareOfChunk));
          all.add(weighed);
          if (share > shareOfChunk) {
            telling.add(weighed);
          }
        });
    List<Weighed> words = telling.isEmpty() ? all : telling;
    words.sort(BEST_FIRST);
    return new ArrayList<>(words.stream().limit(most).map(Weighed::word).toList());
  }
}
