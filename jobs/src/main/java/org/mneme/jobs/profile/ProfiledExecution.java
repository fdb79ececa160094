package org.mneme.jobs.profile;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs the command that was asked for, between the start and the end of a profile if it says so.
 */
public final class ProfiledExecution implements IExecutionStrategy {

  private static final String MIXIN = "profile";

  private final IExecutionStrategy usual = new RunLast();

  /** Gives a command, and all below it, the option. */
  public static void addTo(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      command.getCommandSpec().addMixin(MIXIN, CommandSpec.forAnnotatedObject(new ProfileOption()));
    }
    command.getSubcommands().values().forEach(ProfiledExecution::addTo);
  }

  @Override
  public int execute(ParseResult parsed) {
    ParseResult asked = parsed;
    while (asked.hasSubcommand()) {
      asked = asked.subcommand();
    }
    Path file = file(asked.commandSpec());
    if (file == null || asked.isUsageHelpRequested()) {
      return usual.execute(parsed);
    }
    CommandLine command = asked.commandSpec().commandLine();
    try (Profile profile = Profile.start(file)) {
      int exit = usual.execute(parsed);
      profile.write(command.getOut());
      return exit;
    } catch (IOException e) {
      throw new ExecutionException(command, "no profile: " + e.getMessage(), e);
    }
  }

  private static Path file(CommandSpec spec) {
    CommandSpec mixin = spec.mixins().get(MIXIN);
    return mixin == null ? null : ((ProfileOption) mixin.userObject()).file();
  }
}
