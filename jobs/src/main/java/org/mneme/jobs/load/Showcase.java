package org.mneme.jobs.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Keeps the last few questions with their answers, to be shown. Safe to share between threads. */
public final class Showcase {

  private final int size;
  private final Deque<RecallQuery> questions = new ArrayDeque<>();
  private final Map<String, RecallResult> answers = new HashMap<>();

  /** Keeps the last {@code size}. */
  public Showcase(int size) {
    this.size = size;
  }

  /** A question and its answer. */
  public record Shown(RecallQuery question, RecallResult answer) {}

  /** Takes a question; to be called before its answer can come. */
  public synchronized void asked(RecallQuery question) {
    questions.addLast(question);
    if (questions.size() > size) {
      answers.remove(questions.removeFirst().query());
    }
  }

  /** Takes an answer. */
  public synchronized void answered(RecallResult answer) {
    if (questions.stream().anyMatch(question -> question.query().equals(answer.query()))) {
      answers.put(answer.query(), answer);
    }
  }

  /** Those of the last questions that were answered, in the order in which they were asked. */
  public synchronized List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    for (RecallQuery question : questions) {
      RecallResult answer = answers.get(question.query());
      if (answer != null) {
        shown.add(new Shown(question, answer));
      }
    }
    return shown;
  }
}
