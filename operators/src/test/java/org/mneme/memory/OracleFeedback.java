package org.mneme.memory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.mneme.model.Feedback;
import org.mneme.model.HitKind;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Feedback in histories that live in one memory: sends it, and compares what it changes. */
final class OracleFeedback {

  private final List<OracleHistory> histories;
  private final Random random;

  /** Whether bindings are compared when they were judged. */
  private final boolean isCompared;

  private final Map<OracleHistory, JudgedAnswers> answers = new HashMap<>();

  OracleFeedback(List<OracleHistory> histories, long seed, boolean isCompared) {
    this.histories = histories;
    this.random = new Random(seed);
    this.isCompared = isCompared;
    for (OracleHistory history : histories) {
      answers.put(history, new JudgedAnswers(history.space, random.nextLong()));
    }
  }

  /** Remembers an answer; to some queries also what concepts answer. */
  void answered(MemoryHarness memory, OracleHistory history, RecallQuery query, RecallResult result)
      throws Exception {
    answers.get(history).answered(result);
    if (isCompared && query.embedding() != null && random.nextInt(3) == 0) {
      Asked asked = Asked.at(query.asOf(), query.embedding().toFloats()).in(history.space);
      answers.get(history).answered(memory.ask(asked.kinds(HitKind.CONCEPT).query()));
    }
  }

  /** At times gives feedback on an answer of the space, or of another as if it were of this one. */
  void give(MemoryHarness memory, OracleHistory history, long now) throws Exception {
    JudgedAnswers own = answers.get(history);
    OracleHistory other = histories.get(random.nextInt(histories.size()));
    JudgedAnswers of = random.nextInt(5) == 0 ? answers.get(other) : own;
    if (random.nextInt(3) == 0 && !of.isEmpty()) {
      Feedback feedback = own.next(of, history.soonAfter(now));
      memory.write(MemoryWrite.of(feedback));
      history.oracle.feedback(feedback);
    }
  }

  /** Lets time pass; where bindings are compared, it stops round each window that judges them. */
  void pass(MemoryHarness memory, long watermark) throws Exception {
    for (Long end = next(); end != null && end <= watermark; end = next()) {
      close(memory, end);
    }
    passTo(memory, watermark);
  }

  private Long next() {
    return histories.stream()
        .map(history -> isCompared ? history.oracle.feedback.next() : null)
        .filter(Objects::nonNull)
        .min(Long::compare)
        .orElse(null);
  }

  /** Closes a window, in which some spaces have no feedback and are compared too. */
  private void close(MemoryHarness memory, long end) throws Exception {
    passTo(memory, end - 1);
    Map<OracleHistory, JudgedBindings> judged = new LinkedHashMap<>();
    for (OracleHistory history : histories) {
      List<Feedback> due = history.oracle.feedback.close(end);
      if (!due.isEmpty() || random.nextInt(histories.size()) == 0) {
        LearnedGraph before = LearnedGraph.of(memory, history.space);
        judged.put(history, new JudgedBindings(history.oracle, before, due, end));
      }
    }
    passTo(memory, end);
    for (Map.Entry<OracleHistory, JudgedBindings> one : judged.entrySet()) {
      one.getValue().compare(LearnedGraph.of(memory, one.getKey().space));
    }
  }

  private void passTo(MemoryHarness memory, long time) throws Exception {
    memory.watermark(time);
    histories.forEach(history -> history.oracle.watermark(time));
  }
}
