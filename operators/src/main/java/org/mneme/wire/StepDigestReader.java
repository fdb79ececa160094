package org.mneme.wire;

import java.io.IOException;
import java.util.List;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;

/** Reads a step of a memory record. */
final class StepDigestReader {

  private int number;
  private long at;
  private String tool;
  private String action;
  private String parameters;
  private String observation;
  private StepStatus status = StepStatus.OK;
  private String message;
  private Long latencyMillis;
  private Long tokens;
  private List<String> appliedPatterns = List.of();
  private List<String> usedExperiences = List.of();

  static StepDigest read(Fields in) throws IOException, RejectedException {
    in.object();
    StepDigestReader step = new StepDigestReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      step.accept(field, in);
    }
    return step.build();
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "step" -> number = (int) in.integer();
      case "at" -> at = in.anyTime();
      case "tool" -> tool = in.string();
      case "action" -> action = in.string();
      case "parameters" -> parameters = in.string();
      case "observation" -> observation = in.string();
      case "result" -> result(in);
      case "latencyMillis" -> latencyMillis = in.integer();
      case "tokens" -> tokens = in.integer();
      case "appliedPatterns" -> appliedPatterns = in.labels();
      case "usedExperiences" -> usedExperiences = in.labels();
      default -> in.skip();
    }
  }

  private void result(Fields in) throws IOException, RejectedException {
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "status" -> status = in.constant(StepReader.STATUSES);
        case "message" -> message = in.string();
        default -> in.skip();
      }
    }
  }

  private StepDigest build() {
    return new StepDigest(
        number,
        at,
        tool,
        action,
        parameters,
        observation,
        status,
        message,
        latencyMillis,
        tokens,
        appliedPatterns,
        usedExperiences);
  }
}
