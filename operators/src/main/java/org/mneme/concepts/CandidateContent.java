package org.mneme.concepts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mneme.model.Episode;
import org.mneme.model.StepDigest;

/**
 * What a candidate is compared by and named from, in state under its id.
 *
 * @param f32 unit vector, packed
 * @param terms distinct words of its tags and its task's description, at most {@value #MOST_TERMS}
 * @param tools distinct tools in the order of their first use, at most {@value #MOST_TOOLS}
 */
public record CandidateContent(byte[] f32, List<String> terms, List<String> tools) {

  static final int MOST_TERMS = 100;
  static final int MOST_TOOLS = 32;

  /** Longer words are no words: encoded data, addresses. */
  private static final int MOST_LETTERS = 40;

  static CandidateContent of(Episode episode, Wording wording) {
    Set<String> terms = new LinkedHashSet<>();
    Stream<String> texts =
        Stream.concat(episode.task().tags().stream(), Stream.of(episode.task().description()));
    texts.forEach(text -> terms.addAll(wording.words(text)));
    terms.removeIf(term -> !isReadable(term));
    Set<String> tools = new LinkedHashSet<>();
    for (StepDigest step : episode.steps()) {
      tools.add(step.tool());
    }
    return new CandidateContent(
        episode.embedding().f32(), first(terms, MOST_TERMS), first(tools, MOST_TOOLS));
  }

  /** Whether a person can read it: a number, a single letter or a code says nothing in a name. */
  private static boolean isReadable(String term) {
    int length = term.codePointCount(0, term.length());
    long digits = term.codePoints().filter(Character::isDigit).count();
    return length >= 2 && length <= MOST_LETTERS && 3 * digits < length;
  }

  private static List<String> first(Set<String> values, int most) {
    return new ArrayList<>(values.stream().limit(most).toList());
  }
}
