package org.mneme.wire;

import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.TOO_MANY_STEPS;

import java.io.IOException;
import java.util.List;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;

/** Reads the rest of a {@code step} record. */
final class StepReader {

  static final Names<StepStatus> STATUSES = Names.of(StepStatus.values());

  private Integer number;
  private String tool;
  private String action;
  private String parameters;
  private String observation;
  private StepStatus status = StepStatus.OK;
  private String message;
  private Long latencyMillis;
  private Long tokens;
  private byte[] state;
  private byte[] actionVector;
  private byte[] predictedOutcome;
  private byte[] outcomeVector;
  private List<String> appliedPatterns = List.of();
  private List<String> usedExperiences = List.of();

  static Step read(Fields in, EventEnvelope envelope) throws IOException, RejectedException {
    StepReader step = new StepReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      step.accept(field, in, envelope);
    }
    return step.build(in);
  }

  private void accept(String field, Fields in, EventEnvelope envelope)
      throws IOException, RejectedException {
    switch (field) {
      case "step" -> number = number(in, 1);
      case "tool" -> tool = in.id();
      case "action" -> action = in.phrase();
      case "parameters" -> parameters = in.json(in.limits().parametersBytes());
      case "observation" -> observation = in.text(in.limits().observationBytes());
      case "result" -> result(in);
      case "latencyMillis" -> latencyMillis = in.integer(0, Limits.LARGEST_INTEGER);
      case "tokens" -> tokens = in.integer(0, Limits.LARGEST_INTEGER);
      case "state" -> state = VectorReader.packed(in);
      case "actionVector" -> actionVector = VectorReader.packed(in);
      case "predictedOutcome" -> predictedOutcome = VectorReader.packed(in);
      case "outcomeVector" -> outcomeVector = VectorReader.packed(in);
      case "appliedPatterns" -> appliedPatterns = in.ids(in.limits().labels());
      case "usedExperiences" -> usedExperiences = in.ids(in.limits().labels());
      default -> envelope.accept(field, in);
    }
  }

  /** A number or count of steps, from {@code least}; one above the limit has its own reason. */
  static int number(Fields in, int least) throws IOException, RejectedException {
    long value = in.integer();
    if (value > in.limits().steps()) {
      throw in.refuse(
          TOO_MANY_STEPS, in.parser.getText() + ", an episode has " + in.limits().steps());
    }
    if (value < least) {
      throw in.refuse(INVALID_VALUE, in.parser.getText() + " is less than " + least);
    }
    return (int) value;
  }

  private void result(Fields in) throws IOException, RejectedException {
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "status" -> status = in.constant(STATUSES);
        case "message" -> message = in.text(in.limits().observationBytes());
        default -> in.skip();
      }
    }
  }

  private Step build(Fields in) throws RejectedException {
    return new Step(
        in.require(number, "step"),
        in.require(tool, "tool"),
        action,
        parameters,
        observation,
        status,
        message,
        latencyMillis,
        tokens,
        state,
        actionVector,
        predictedOutcome,
        outcomeVector,
        appliedPatterns,
        usedExperiences);
  }
}
