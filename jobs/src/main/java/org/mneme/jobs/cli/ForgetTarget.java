package org.mneme.jobs.cli;

import org.mneme.model.TargetKind;
import picocli.CommandLine.Option;

/** What a forget is about: one of these must be named. */
final class ForgetTarget {

  @Option(
      names = "--episode",
      required = true,
      paramLabel = "ID",
      description = "Forget one episode.")
  private String episode;

  @Option(
      names = "--agent",
      required = true,
      paramLabel = "ID",
      description = "Forget every episode that this agent ran.")
  private String agent;

  @Option(
      names = "--user",
      required = true,
      paramLabel = "ID",
      description = "Forget every episode that was run for this user.")
  private String user;

  @Option(names = "--whole-space", required = true, description = "Forget everything in the space.")
  private boolean isWholeSpace;

  /** What sort of thing was named. */
  TargetKind kind() {
    if (isWholeSpace) {
      return TargetKind.SPACE;
    }
    if (episode != null) {
      return TargetKind.EPISODE;
    }
    return agent != null ? TargetKind.AGENT : TargetKind.USER;
  }

  /** Its id; of the whole space the space's name. */
  String id(String space) {
    return switch (kind()) {
      case SPACE -> space;
      case EPISODE -> episode;
      case AGENT -> agent;
      case USER -> user;
    };
  }
}
