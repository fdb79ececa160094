package org.mneme.jobs.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The arguments that configure: {@code --config FILE} and {@code -Dkey=value}. */
@Command
public final class ConfigArguments {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of options (docs/options.md), nested or with dotted keys.")
  private Path file;

  @Option(
      names = {"-D", "--set"},
      paramLabel = "KEY=VALUE",
      description = "One option; wins over the file. Flink's own keys are passed through.")
  private Map<String, String> values = new LinkedHashMap<>();

  /**
   * Reads the arguments of a program that has no others.
   *
   * @throws ConfigException if there are others
   */
  public static ConfigArguments parse(String... args) {
    ConfigArguments arguments = new ConfigArguments();
    try {
      new CommandLine(arguments).parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw new ConfigException(e.getMessage(), e);
    }
    return arguments;
  }

  /**
   * Loads the configuration, checked against {@link OptionCatalog#MNEME}.
   *
   * @param defaults what holds unless the file or the command line says otherwise
   * @throws ConfigException as {@link ConfigLoader#load}
   */
  public Configuration load(Configuration defaults) {
    return new ConfigLoader(OptionCatalog.MNEME).load(defaults, Optional.ofNullable(file), values);
  }

  /**
   * Loads the configuration with values that win over these arguments: those of a command's own
   * options.
   *
   * @throws ConfigException as {@link ConfigLoader#load}
   */
  public Configuration load(Configuration defaults, Map<String, String> overriding) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(overriding);
    return new ConfigLoader(OptionCatalog.MNEME).load(defaults, Optional.ofNullable(file), all);
  }
}
