package org.mneme.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mneme.jobs.config.OptionCatalog;
import org.mneme.jobs.config.OptionsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints every option, or writes the page of the documentation. */
@Command(name = "options", description = "Print every option with type, default and meaning.")
final class OptionsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the page to a file: docs/options.md is made this way.")
  private Path file;

  @Override
  public Integer call() {
    if (file == null) {
      spec.commandLine().getOut().print(OptionsPage.render(OptionCatalog.MNEME));
      spec.commandLine().getOut().flush();
      return ExitCode.OK.code();
    }
    try {
      OptionsPage.write(file);
    } catch (IOException e) {
      throw new CommandFailedException(ExitCode.CANNOT_CREATE, "cannot write " + file + ": " + e);
    }
    return ExitCode.OK.code();
  }
}
