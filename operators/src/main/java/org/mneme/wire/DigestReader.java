package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Reads what a hit shows of an episode. */
final class DigestReader {

  private static final Names<FindingKind> FINDINGS = Names.of(FindingKind.values());

  private Task task;
  private String agent;
  private String user;
  private String session;
  private long startedAt;
  private long closedAt;
  private Verdict verdict;
  private double reward;
  private double value;
  private List<String> tools = List.of();
  private int steps;
  private List<Finding> findings = List.of();
  private String summary;
  private int occurrences;
  private List<String> episodes = List.of();

  static EpisodeDigest read(Fields in) throws IOException, RejectedException {
    in.object();
    DigestReader digest = new DigestReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      digest.accept(field, in);
    }
    return digest.build();
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "task" -> task = TaskReader.read(in);
      case "agent" -> agent = in.string();
      case "user" -> user = in.string();
      case "session" -> session = in.string();
      case "startedAt" -> startedAt = in.anyTime();
      case "closedAt" -> closedAt = in.anyTime();
      case "verdict" -> verdict = in.constant(OutcomeReader.VERDICTS);
      case "reward" -> reward = in.number();
      case "value" -> value = in.number();
      case "tools" -> tools = in.labels();
      case "steps" -> steps = (int) in.integer();
      case "findings" -> findings = findings(in);
      case "summary" -> summary = in.string();
      case "occurrences" -> occurrences = (int) in.integer();
      case "episodes" -> episodes = in.labels();
      default -> in.skip();
    }
  }

  private EpisodeDigest build() {
    return new EpisodeDigest(
        task,
        agent,
        user,
        session,
        startedAt,
        closedAt,
        verdict,
        reward,
        value,
        tools,
        steps,
        findings,
        summary,
        occurrences,
        episodes);
  }

  /** Reads the lessons of an episode. */
  static List<Finding> findings(Fields in) throws IOException, RejectedException {
    in.array();
    List<Finding> findings = new ArrayList<>();
    while (in.nextElement()) {
      findings.add(finding(in));
    }
    return findings;
  }

  private static Finding finding(Fields in) throws IOException, RejectedException {
    in.object();
    FindingKind kind = null;
    List<Integer> steps = new ArrayList<>();
    String sentence = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "kind" -> kind = in.constant(FINDINGS);
        case "steps" -> {
          in.array();
          while (in.nextElement()) {
            steps.add((int) in.integer());
          }
        }
        case "sentence" -> sentence = in.string();
        default -> in.skip();
      }
    }
    return new Finding(kind, steps, sentence);
  }
}
