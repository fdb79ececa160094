package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.TargetKind;

/**
 * Writes and reads the records of {@code mneme.results} that answer a forget; their field {@code
 * receipt} tells them from the results of queries.
 */
final class ReceiptCodec {

  private static final Names<TargetKind> TARGETS = Names.of(TargetKind.values());

  private String command;
  private String space;
  private TargetKind targetKind;
  private String target;
  private boolean isDryRun;
  private long at;
  private long episodes;
  private long experiences;
  private long bindings;
  private long links;
  private long conceptsChanged;
  private long conceptsDropped;
  private long stepExperiences;

  private ReceiptCodec() {}

  static byte[] encode(JsonFactory json, Limits limits, ForgetReceipt receipt) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("receipt", receipt.command());
          out.string("space", receipt.space());
          out.object(
              "target", part -> part.string(Names.nameOf(receipt.targetKind()), receipt.target()));
          out.json.writeBooleanField("dryRun", receipt.isDryRun());
          out.time("at", receipt.at());
          out.integer("episodes", receipt.episodes());
          out.integer("experiences", receipt.experiences());
          out.integer("bindings", receipt.bindings());
          out.integer("links", receipt.links());
          out.integer("conceptsChanged", receipt.conceptsChanged());
          out.integer("conceptsDropped", receipt.conceptsDropped());
          out.integer("stepExperiences", receipt.stepExperiences());
        });
  }

  /** Whether the record is a receipt; reads all of it. */
  static boolean isReceipt(Fields in) throws IOException {
    boolean isReceipt = false;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      isReceipt |= field.equals("receipt");
      in.skip();
    }
    return isReceipt;
  }

  static ForgetReceipt read(Fields in) throws IOException, RejectedException {
    ReceiptCodec draft = new ReceiptCodec();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      draft.accept(field, in);
    }
    return draft.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "receipt" -> command = in.string();
      case "space" -> space = in.space();
      case "target" -> target(in);
      case "dryRun" -> isDryRun = in.bool();
      case "at" -> at = in.anyTime();
      case "episodes" -> episodes = in.integer();
      case "experiences" -> experiences = in.integer();
      case "bindings" -> bindings = in.integer();
      case "links" -> links = in.integer();
      case "conceptsChanged" -> conceptsChanged = in.integer();
      case "conceptsDropped" -> conceptsDropped = in.integer();
      case "stepExperiences" -> stepExperiences = in.integer();
      default -> in.skip();
    }
  }

  private void target(Fields in) throws IOException, RejectedException {
    in.object();
    for (String kind = in.nextField(); kind != null; kind = in.nextField()) {
      targetKind = TARGETS.get(kind);
      target = in.string();
    }
  }

  private ForgetReceipt build(Fields in) throws RejectedException {
    return new ForgetReceipt(
        in.require(command, "receipt"),
        in.require(space, "space"),
        in.require(targetKind, "target"),
        target,
        isDryRun,
        at,
        episodes,
        experiences,
        bindings,
        links,
        conceptsChanged,
        conceptsDropped,
        stepExperiences);
  }
}
