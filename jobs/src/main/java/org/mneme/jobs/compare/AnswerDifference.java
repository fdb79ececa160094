package org.mneme.jobs.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;

/**
 * In what the answers to the same queries differ. Answers that are errors on both sides count as
 * the same where their codes are.
 */
public final class AnswerDifference {

  private int asked;
  private int same;
  private int unansweredLeft;
  private int unansweredRight;
  private int compared;
  private double shareInCommon;
  private double largestDifference;

  /** Takes the answers to one query; nothing where none came in time. */
  public void add(Optional<RecallResult> left, Optional<RecallResult> right) {
    asked++;
    unansweredLeft += left.isEmpty() ? 1 : 0;
    unansweredRight += right.isEmpty() ? 1 : 0;
    if (left.isPresent() && right.isPresent()) {
      compare(left.get(), right.get());
    }
  }

  private void compare(RecallResult left, RecallResult right) {
    compared++;
    List<String> mine = ids(left);
    List<String> others = ids(right);
    Map<String, Double> scores = scores(right);
    long common = mine.stream().filter(scores::containsKey).count();
    int most = Math.max(mine.size(), others.size());
    shareInCommon += most == 0 ? 1 : common / (double) most;
    scores(left)
        .forEach(
            (id, score) -> {
              double difference = Math.abs(score - scores.getOrDefault(id, score));
              largestDifference = Math.max(largestDifference, difference);
            });
    same += mine.equals(others) && code(left).equals(code(right)) ? 1 : 0;
  }

  /** How many queries were asked. */
  public int asked() {
    return asked;
  }

  /** How many had the same hits in the same order. */
  public int same() {
    return same;
  }

  /** How many the left deployment did not answer in time. */
  public int unansweredLeft() {
    return unansweredLeft;
  }

  /** How many the right deployment did not answer in time. */
  public int unansweredRight() {
    return unansweredRight;
  }

  /**
   * Hits that both returned, of the longer list, in the mean over queries that both answered: 0 to
   * 1; nothing where there are none.
   */
  public OptionalDouble shareInCommon() {
    return compared == 0 ? OptionalDouble.empty() : OptionalDouble.of(shareInCommon / compared);
  }

  /** Largest difference between the scores of a hit that both returned, 0 to 1. */
  public double largestDifference() {
    return largestDifference;
  }

  private static String code(RecallResult result) {
    return result.error() == null ? "" : result.error().code();
  }

  private static List<String> ids(RecallResult result) {
    return result.hits().stream().map(AnswerDifference::id).toList();
  }

  private static Map<String, Double> scores(RecallResult result) {
    return result.hits().stream()
        .collect(Collectors.toMap(AnswerDifference::id, Hit::score, Math::max, HashMap::new));
  }

  private static String id(Hit hit) {
    return hit.kind() + " " + hit.id();
  }
}
