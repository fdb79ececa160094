package org.mneme.wire;

import java.io.IOException;
import java.util.List;
import org.mneme.model.Outcome;
import org.mneme.model.Verdict;

/** Reads how an episode ended. */
final class OutcomeReader {

  static final Names<Verdict> VERDICTS = Names.of(Verdict.values());

  private OutcomeReader() {}

  static Outcome read(Fields in) throws IOException, RejectedException {
    in.object();
    Verdict verdict = null;
    Double score = null;
    String detail = null;
    List<String> completed = List.of();
    List<String> failed = List.of();
    List<String> artifacts = List.of();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "verdict" -> verdict = in.constant(VERDICTS);
        case "score" -> score = in.number(0, 1);
        case "detail" -> detail = in.text(in.limits().observationBytes());
        case "completed" -> completed = in.phrases();
        case "failed" -> failed = in.phrases();
        case "artifacts" -> artifacts = in.phrases();
        default -> in.skip();
      }
    }
    return new Outcome(in.require(verdict, "verdict"), score, detail, completed, failed, artifacts);
  }
}
