package org.mneme.episodes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.mneme.model.Outcome;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;

/**
 * An episode in a few lines: its task, its key steps (the first, the errors, the recoveries, the
 * last) and its outcome. Words are what white space separates. The task gets at most three tenths
 * of them and the outcome two; where the key steps do not all fit, first and last come before the
 * others, and how many are left out is said.
 */
public final class Summarizer {

  /** Fewest that leave room for every part. */
  public static final int MINIMUM_WORDS = 60;

  /** Most words of a summary. */
  public static final int MAXIMUM_WORDS = 200;

  private static final int STEP_WORDS = 16;
  private static final int MORE_WORDS = 3;
  private static final int LABEL_WORDS = 3;

  private final int words;

  /**
   * A summarizer that uses at most {@code words} words.
   *
   * @param words {@link #MINIMUM_WORDS} to {@link #MAXIMUM_WORDS}
   */
  public Summarizer(int words) {
    this.words = words;
  }

  /**
   * The summary.
   *
   * @param task what the episode was about
   * @param outcome how it ended, or null when abandoned
   * @param steps ascending by number
   */
  public String summarize(Task task, Outcome outcome, List<StepDigest> steps) {
    String description = Excerpt.words(task.description(), words * 3 / 10);
    String end = Excerpt.words(outcome(outcome, steps), words / 5);
    int left = words - LABEL_WORDS - count(description) - count(end);
    StringBuilder summary = new StringBuilder();
    if (!description.isEmpty()) {
      summary.append("Task: ").append(description).append('\n');
    }
    if (!steps.isEmpty()) {
      summary.append("Steps: ").append(keySteps(steps, left)).append('\n');
    }
    return summary.append("Outcome: ").append(end).toString();
  }

  private static String keySteps(List<StepDigest> steps, int left) {
    Set<Integer> key = keyIndexes(steps);
    TreeMap<Integer, String> chosen = new TreeMap<>();
    int budget = left - MORE_WORDS;
    for (int index : key) {
      String phrase = Excerpt.words(phrase(steps.get(index)), STEP_WORDS);
      if (count(phrase) > budget) {
        break;
      }
      budget -= count(phrase);
      chosen.put(index, phrase);
    }
    String phrases = String.join("; ", chosen.values());
    int more = key.size() - chosen.size();
    return more == 0 ? phrases : phrases + "; and " + more + " more";
  }

  /** First and last, then errors and what followed them, in the order of their importance. */
  private static Set<Integer> keyIndexes(List<StepDigest> steps) {
    Set<Integer> indexes = new LinkedHashSet<>();
    indexes.add(0);
    indexes.add(steps.size() - 1);
    for (int i = 0; i < steps.size(); i++) {
      boolean isError = steps.get(i).status().isError();
      if (isError || (i > 0 && steps.get(i - 1).status().isError())) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private static String phrase(StepDigest step) {
    StringBuilder phrase = new StringBuilder().append(step.number()).append(' ');
    phrase.append(step.tool()).append(' ').append(lowerCase(step.status()));
    if (step.status().isError() && step.message() != null) {
      phrase.append(" (").append(Excerpt.words(step.message(), STEP_WORDS - 4)).append(')');
    }
    return phrase.toString();
  }

  private static String outcome(Outcome outcome, List<StepDigest> steps) {
    if (outcome == null) {
      return "abandoned after " + steps.size() + " steps";
    }
    String end = lowerCase(outcome.verdict()) + " after " + steps.size() + " steps";
    return outcome.detail() == null || outcome.detail().isBlank()
        ? end
        : end + ": " + outcome.detail();
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static int count(String text) {
    return text.isBlank() ? 0 : Excerpt.WHITE_SPACE.split(text.strip()).length;
  }
}
