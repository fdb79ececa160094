package org.mneme.jobs.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * Puts defaults, a YAML file and the command line into one configuration, the later winning over
 * the earlier, and checks the result against a catalogue.
 */
public final class ConfigLoader {

  private final OptionCatalog catalog;

  /** A loader that admits the options of {@code catalog}, and Flink's. */
  public ConfigLoader(OptionCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Loads a configuration.
   *
   * @param defaults what holds unless the file or the command line says otherwise
   * @param file YAML, nested or with dotted keys
   * @param commandLine values by key
   * @return a fresh configuration
   * @throws ConfigException if the file cannot be read, a {@code mneme.} key is unknown, or a value
   *     has the wrong type or is out of range; a line for each problem
   */
  public Configuration load(
      Configuration defaults, Optional<Path> file, Map<String, String> commandLine) {
    Configuration loaded = new Configuration(defaults);
    file.ifPresent(path -> loaded.addAll(Configuration.fromMap(YamlFile.read(path))));
    loaded.addAll(Configuration.fromMap(commandLine));
    catalog.check(loaded);
    return loaded;
  }
}
