package org.mneme.jobs.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The arguments that configure: {@code --config FILE} and {@code -Dkey=value}; to a program that
 * has no others also {@code --key value}, as is usual with Flink.
 */
@Command
public final class ConfigArguments {

  private static final Pattern KEY =
      Pattern.compile("--[\\w-]+(\\.[\\w-]+)+(=.*)?", Pattern.DOTALL);

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
   * Reads the arguments of a program that has no others; {@code --key value} and {@code
   * --key=value} are {@code -Dkey=value} where the key has a dot.
   *
   * @throws ConfigException if there are others
   */
  public static ConfigArguments parse(String... args) {
    ConfigArguments arguments = new ConfigArguments();
    try {
      new CommandLine(arguments).parseArgs(assigned(args));
    } catch (CommandLine.ParameterException e) {
      throw new ConfigException(e.getMessage(), e);
    }
    return arguments;
  }

  private static String[] assigned(String... args) {
    List<String> assigned = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (!KEY.matcher(args[i]).matches()) {
        assigned.add(args[i]);
      } else if (args[i].contains("=")) {
        assigned.add("-D" + args[i].substring(2));
      } else if (i + 1 < args.length) {
        assigned.add("-D" + args[i].substring(2) + '=' + args[++i]);
      } else {
        throw new ConfigException(args[i] + " has no value");
      }
    }
    return assigned.toArray(String[]::new);
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
