package org.mneme.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.config.ConfigArguments;
import org.mneme.jobs.local.LocalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of a command that uses the local folder: those that configure, and which one. */
@Command
final class FolderArguments {

  @Mixin private ConfigArguments config;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where all data is kept (mneme.local.folder; .mneme beside bin by default).")
  private String folder;

  /**
   * Loads the configuration.
   *
   * @param more values by key that win over all others
   */
  Configuration load(Map<String, String> more) {
    Configuration defaults = JobDefaults.configuration();
    String beside = System.getProperty("mneme.folder");
    if (beside != null) {
      defaults.set(LocalOptions.FOLDER, beside);
    }
    Map<String, String> own = new LinkedHashMap<>(more);
    if (folder != null) {
      own.put(LocalOptions.FOLDER.key(), folder);
    }
    return config.load(defaults, own);
  }
}
