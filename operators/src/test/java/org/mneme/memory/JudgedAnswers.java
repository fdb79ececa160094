package org.mneme.memory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mneme.model.Feedback;
import org.mneme.model.Hit;
import org.mneme.model.PathStep;
import org.mneme.model.RecallResult;

/**
 * What is said of the last answers of a space, at random: of experiences among the hits and of
 * concepts by which they were found, soon or long after, once or again.
 */
final class JudgedAnswers {

  private static final int REMEMBERED = 4;

  private final String space;
  private final Random random;
  private final List<Answer> answers = new ArrayList<>();
  private int given;

  /** Ids that an answer showed: its hits and the nodes of their paths. */
  private record Answer(String query, List<String> shown) {}

  JudgedAnswers(String space, long seed) {
    this.space = space;
    this.random = new Random(seed);
  }

  void answered(RecallResult result) {
    Set<String> shown = new LinkedHashSet<>();
    for (Hit hit : result.hits()) {
      shown.add(hit.id());
      for (PathStep step : hit.path()) {
        shown.add(step.to());
      }
    }
    if (!shown.isEmpty()) {
      answers.add(new Answer(result.query(), List.copyOf(shown)));
    }
    if (answers.size() > REMEMBERED) {
      answers.remove(0);
    }
  }

  boolean isEmpty() {
    return answers.isEmpty();
  }

  /**
   * Feedback on one of the answers; at times under an id that was given before, of a query that
   * nobody asked, or of what was no hit.
   *
   * @param of whose answer it is about, which can be another space's
   */
  Feedback next(JudgedAnswers of, long at) {
    Answer judged = of.answers.get(random.nextInt(of.answers.size()));
    Set<String> named = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      named.add(judged.shown().get(random.nextInt(judged.shown().size())));
    }
    if (random.nextInt(4) == 0) {
      named.add(OracleHistory.IDS.get(random.nextInt(OracleHistory.IDS.size())));
    }
    List<String> helped = new ArrayList<>();
    List<String> hurt = new ArrayList<>();
    named.forEach(id -> (random.nextBoolean() ? helped : hurt).add(id));
    boolean isAgain = given > 0 && random.nextInt(6) == 0;
    String id = "f" + (isAgain ? random.nextInt(given) : given++);
    String query = random.nextInt(6) == 0 ? "nobody's" : judged.query();
    return new Feedback(id, space, query, helped, hurt, at, SeededEpisodes.origin(at));
  }
}
