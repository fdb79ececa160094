package org.mneme.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.mneme.model.ExperienceDigest;
import org.mneme.model.Hit;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.RecallResult;
import org.mneme.model.ToolVote;

/** A prediction for a person. */
final class PredictionView {

  private static final int MOST_COMPONENTS = 16;
  private static final int ID_WIDTH = 36;

  private PredictionView() {}

  /**
   * A row a tool, then what to expect and what it is from.
   *
   * @param tookMillis from asking to answer, as the asker saw it
   */
  static String render(RecallResult result, long tookMillis) {
    StringBuilder text = new StringBuilder();
    if (result.expired()) {
      text.append("the query was too old to be answered\n");
    } else if (result.predicted() == null) {
      text.append("nothing to predict from: too few experiences are near to this state\n");
    } else {
      text.append(prediction(result.predicted()));
    }
    if (!result.hits().isEmpty()) {
      text.append('\n').append(evidence(result.hits()));
    }
    return text.append('\n').append(took(result, tookMillis)).toString();
  }

  private static String prediction(Prediction predicted) {
    TextTable tools = new TextTable("tool", "share", "success");
    for (ToolVote vote : predicted.tools()) {
      tools.row(vote.tool(), ResultView.decimal(vote.share()), ResultView.decimal(vote.success()));
    }
    StringBuilder text = new StringBuilder(tools.render()).append('\n');
    line(text, "confidence", ResultView.decimal(predicted.confidence()));
    line(text, "action", vector(predicted.action()));
    line(text, "outcome", vector(predicted.outcome()));
    line(
        text,
        "from",
        predicted.experiences().size() + " experiences; the step that acts on it names them:");
    line(
        text,
        "",
        predicted.experiences().stream()
            .map(id -> '"' + id + '"')
            .collect(Collectors.joining(",", "\"usedExperiences\":[", "]")));
    return text.toString();
  }

  private static String evidence(List<Hit> hits) {
    TextTable table = new TextTable("score", "experience", "tool", "success", "uses", "why");
    for (Hit hit : hits) {
      ExperienceDigest digest = hit.experience();
      table.row(
          ResultView.decimal(hit.score()),
          TextTable.shortened(hit.id(), ID_WIDTH),
          digest == null ? "-" : digest.tool(),
          digest == null ? "-" : ResultView.decimal(digest.success()),
          digest == null ? "-" : Integer.toString(digest.uses()),
          ResultView.why(hit.parts()));
    }
    return table.render();
  }

  private static String took(RecallResult result, long tookMillis) {
    Long inJob = result.tookMicros().get("total");
    return "in "
        + tookMillis
        + " ms"
        + (inJob == null ? "" : ", in the job " + inJob + " µs")
        + '\n';
  }

  private static String vector(byte[] packed) {
    if (packed == null) {
      return "-";
    }
    float[] vector = PackedVector.unpack(packed);
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < Math.min(MOST_COMPONENTS, vector.length); i++) {
      text.add(String.format(Locale.ROOT, "%.4g", vector[i]));
    }
    return vector.length > MOST_COMPONENTS
        ? text + ", … (" + vector.length + " components)"
        : text.toString();
  }

  private static void line(StringBuilder text, String label, String content) {
    text.append(String.format("%-11s %s%n", label, content));
  }
}
