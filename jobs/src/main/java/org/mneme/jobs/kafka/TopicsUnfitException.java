package org.mneme.jobs.kafka;

import java.util.List;

/** Topics are missing, or are not what the job needs; the message has a line for each problem. */
public final class TopicsUnfitException extends RuntimeException {

  private final List<String> problems;

  /** Each problem names topic, what was found and what is needed. */
  public TopicsUnfitException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence a problem. */
  public List<String> problems() {
    return problems;
  }
}
