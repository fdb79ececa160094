package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;

import org.mneme.model.Command;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.TargetKind;

/** Commands for tests of memory, as they come from Kafka. */
public final class SeededCommands {

  private SeededCommands() {}

  /** A forget at {@code at}, whose id says what it is about. */
  public static MemoryWrite forget(TargetKind kind, String target, long at) {
    return received(Command.forget("forget-" + target, SPACE, kind, target, false, at));
  }

  public static MemoryWrite dryRun(TargetKind kind, String target, long at) {
    return received(Command.forget("dry-" + target, SPACE, kind, target, true, at));
  }

  public static MemoryWrite pin(String episode, boolean pinned, long at) {
    return received(Command.pin("pin-" + episode + pinned, SPACE, episode, pinned, at));
  }

  public static MemoryWrite capacity(int maxEpisodes, long at) {
    return received(
        Command.configure("capacity-" + maxEpisodes, SPACE, null, null, maxEpisodes, at));
  }

  public static MemoryWrite model(String model, int dimension, long at) {
    return received(
        Command.configure("model-" + model + dimension, SPACE, model, dimension, null, at));
  }

  /** {@code command} with the record that it came in. */
  static MemoryWrite received(Command command) {
    Origin origin = SeededEpisodes.origin(command.at());
    return MemoryWrite.of(
        new Command(
            command.id(),
            command.space(),
            command.kind(),
            command.targetKind(),
            command.target(),
            command.dryRun(),
            command.pinned(),
            command.model(),
            command.dimension(),
            command.maxEpisodes(),
            command.at(),
            origin));
  }
}
