package org.mneme.jobs.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.config.ConfigArguments;
import org.mneme.jobs.local.LocalOptions;

/**
 * On what a benchmark runs: a stack of its own on free ports.
 *
 * @param job builds the job under test
 * @param config what the user set
 */
record BenchSetting(
    BiConsumer<StreamExecutionEnvironment, Configuration> job, ConfigArguments config) {

  /** Something that needs a stack of its own. */
  @FunctionalInterface
  interface Run<T> {
    /** Runs it with the configuration of that stack. */
    T on(Configuration configuration) throws InterruptedException;
  }

  /** Runs it in a temporary folder. */
  <T> T inFolder(int parallelism, Run<T> run) throws InterruptedException, IOException {
    Path folder = Files.createTempDirectory("mneme-bench-");
    try {
      return run.on(configuration(folder, parallelism));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /** The configuration of a stack in {@code folder}, with room for another job beside it. */
  Configuration configuration(Path folder, int parallelism) {
    Configuration defaults = JobDefaults.configuration();
    defaults.setString(CoreOptions.DEFAULT_PARALLELISM.key(), Integer.toString(parallelism));
    return config.load(
        defaults,
        Map.of(
            LocalOptions.FOLDER.key(),
            folder.toString(),
            LocalOptions.KAFKA_PORT.key(),
            "0",
            LocalOptions.WEB_PORT.key(),
            "0",
            LocalOptions.SLOTS.key(),
            Integer.toString(2 * parallelism)));
  }
}
