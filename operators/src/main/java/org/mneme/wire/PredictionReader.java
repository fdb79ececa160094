package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Prediction;
import org.mneme.model.ToolVote;

/** Reads the prediction of a result. */
final class PredictionReader {

  private PredictionReader() {}

  static Prediction read(Fields in) throws IOException, RejectedException {
    in.object();
    byte[] action = null;
    byte[] outcome = null;
    List<ToolVote> tools = List.of();
    double confidence = 0;
    List<String> experiences = List.of();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "action" -> action = VectorReader.mean(in);
        case "outcome" -> outcome = VectorReader.mean(in);
        case "tools" -> tools = tools(in);
        case "confidence" -> confidence = in.number();
        case "experiences" -> experiences = in.ids(in.limits().hits());
        default -> in.skip();
      }
    }
    return new Prediction(action, outcome, tools, confidence, experiences);
  }

  private static List<ToolVote> tools(Fields in) throws IOException, RejectedException {
    in.array();
    List<ToolVote> votes = new ArrayList<>();
    while (in.nextElement()) {
      votes.add(vote(in));
    }
    return votes;
  }

  private static ToolVote vote(Fields in) throws IOException, RejectedException {
    in.object();
    String tool = null;
    double share = 0;
    double success = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "tool" -> tool = in.string();
        case "share" -> share = in.number();
        case "success" -> success = in.number();
        default -> in.skip();
      }
    }
    return new ToolVote(in.require(tool, "tool"), share, success);
  }
}
