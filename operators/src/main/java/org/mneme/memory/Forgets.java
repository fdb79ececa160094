package org.mneme.memory;

import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.EpisodeContext;

/** Tells which episodes a forget names. */
public final class Forgets {

  private Forgets() {}

  /** Whether {@code command} removes anything. */
  public static boolean isMeant(Command command) {
    return command.kind() == CommandKind.FORGET && !command.dryRun();
  }

  /** Whether the forget {@code command} names the episode that {@code ref} is of. */
  public static boolean names(Command command, String episode, EpisodeRef ref) {
    return names(command, episode, ref.startedAt(), ref.agent(), ref.user());
  }

  /** Whether the forget {@code command} names the episode that a step is of. */
  public static boolean names(Command command, EpisodeContext context) {
    return names(command, context.episode(), context.startedAt(), context.agent(), context.user());
  }

  private static boolean names(
      Command command, String episode, long startedAt, String agent, String user) {
    return startedAt < command.at()
        && switch (command.targetKind()) {
          case SPACE -> true;
          case EPISODE -> command.target().equals(episode);
          case AGENT -> command.target().equals(agent);
          case USER -> command.target().equals(user);
        };
  }
}
