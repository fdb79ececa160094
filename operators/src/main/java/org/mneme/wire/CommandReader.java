package org.mneme.wire;

import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.UNKNOWN_FIELD;

import java.io.IOException;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.TargetKind;

/**
 * Reads a command. A whole space is forgotten only when its name is repeated in the target, and an
 * unknown target is refused: neither a slip of the pen nor a newer producer may wipe a space.
 */
final class CommandReader {

  private static final Names<CommandKind> KINDS = Names.of(CommandKind.values());

  private CommandKind kind;
  private String id;
  private String space;
  private TargetKind targetKind;
  private String target;
  private boolean isDryRun;
  private boolean isPinned = true;
  private String model;
  private Integer dimension;
  private Integer maxEpisodes;
  private long at;

  static Command read(Fields in) throws IOException, RejectedException {
    CommandReader command = new CommandReader();
    command.at = in.origin().timestamp();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      command.accept(field, in);
    }
    return command.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "type" -> kind = in.constant(KINDS);
      case "id" -> id = in.id();
      case "space" -> space = in.space();
      case "target" -> target(in);
      case "dryRun" -> isDryRun = in.bool();
      case "pinned" -> isPinned = in.bool();
      case "model" -> model = in.id();
      case "dimension" ->
          dimension = (int) in.integer(Limits.LEAST_DIMENSION, in.limits().dimension());
      case "maxEpisodes" -> maxEpisodes = (int) in.integer(1, in.limits().episodes());
      case "at" -> at = in.time();
      default -> in.skip();
    }
  }

  private void target(Fields in) throws IOException, RejectedException {
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (targetKind != null) {
        throw in.refuse(INVALID_VALUE, "a target names one thing only");
      }
      targetKind =
          switch (field) {
            case "episode" -> TargetKind.EPISODE;
            case "agent" -> TargetKind.AGENT;
            case "user" -> TargetKind.USER;
            case "space" -> TargetKind.SPACE;
            default -> throw in.refuse(UNKNOWN_FIELD, "not one of episode, agent, user, space");
          };
      target = in.id();
    }
    if (targetKind == null) {
      throw in.refuse(MISSING_FIELD, "must name an episode, agent, user or space");
    }
  }

  private Command build(Fields in) throws RejectedException {
    in.require(kind, "type");
    in.require(id, "id");
    in.require(space, "space");
    switch (kind) {
      case FORGET -> in.require(target, "target");
      case PIN -> {
        in.require(target, "target");
        if (targetKind != TargetKind.EPISODE) {
          throw new RejectedException(INVALID_VALUE, "target: only an episode can be pinned");
        }
      }
      case CONFIGURE -> in.require(model == null && maxEpisodes == null ? null : kind, "model");
      default -> {}
    }
    if (targetKind == TargetKind.SPACE && !target.equals(space)) {
      throw new RejectedException(
          INVALID_VALUE, "target.space: must repeat the record's space to name all of it");
    }
    if (model == null != (dimension == null)) {
      throw new RejectedException(MISSING_FIELD, "model and dimension need each other");
    }
    boolean isTargeted = kind == CommandKind.FORGET || kind == CommandKind.PIN;
    return new Command(
        id,
        space,
        kind,
        isTargeted ? targetKind : TargetKind.SPACE,
        isTargeted ? target : space,
        isDryRun,
        isPinned,
        model,
        dimension,
        maxEpisodes,
        at,
        in.origin());
  }
}
