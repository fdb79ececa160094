package org.mneme.memory;

import org.mneme.model.Command;
import org.mneme.model.CommandKind;

/** Tells which episodes a forget names. */
final class Forgets {

  private Forgets() {}

  /** Whether {@code command} removes anything. */
  static boolean isMeant(Command command) {
    return command.kind() == CommandKind.FORGET && !command.dryRun();
  }

  /** Whether the forget {@code command} names the episode that {@code ref} is of. */
  static boolean names(Command command, String episode, EpisodeRef ref) {
    return ref.startedAt() < command.at()
        && switch (command.targetKind()) {
          case SPACE -> true;
          case EPISODE -> command.target().equals(episode);
          case AGENT -> command.target().equals(ref.agent());
          case USER -> command.target().equals(ref.user());
        };
  }
}
