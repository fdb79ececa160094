package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Origin;
import org.mneme.model.TargetKind;

/** Decodes and encodes the records of {@code mneme.commands}. */
final class CommandCodec {

  private CommandCodec() {}

  static Command decode(JsonFactory json, Limits limits, Origin origin)
      throws IOException, RejectedException {
    try (JsonParser parser = Json.open(json, origin.value())) {
      Fields in = new Fields(parser, limits, origin);
      Command command = CommandReader.read(in);
      in.finish();
      return command;
    }
  }

  static byte[] encode(JsonFactory json, Limits limits, Command command) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.constant("type", command.kind());
          out.string("id", command.id());
          out.string("space", command.space());
          if (command.kind() == CommandKind.FORGET || command.kind() == CommandKind.PIN) {
            out.object("target", part -> part.string(name(command.targetKind()), command.target()));
          }
          if (command.dryRun()) {
            out.json.writeBooleanField("dryRun", true);
          }
          if (command.kind() == CommandKind.PIN) {
            out.json.writeBooleanField("pinned", command.pinned());
          }
          out.string("model", command.model());
          out.integer("dimension", command.dimension());
          out.integer("maxEpisodes", command.maxEpisodes());
          out.time("at", command.at());
        });
  }

  private static String name(TargetKind kind) {
    return Names.nameOf(kind);
  }
}
