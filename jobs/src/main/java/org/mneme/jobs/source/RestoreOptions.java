package org.mneme.jobs.source;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** How a memory whose state is lost is built anew from its topics. */
public final class RestoreOptions {

  public static final ConfigOption<Boolean> ENABLED =
      ConfigOptions.key("mneme.restore.enabled")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether a job that starts without a snapshot builds its memory and patterns anew: from"
                  + " all that the topic of memories holds at its start, and from all commands and"
                  + " feedback. Episodes and steps go on where its group was. Usage, and experiences"
                  + " for prediction, are not on that topic and begin empty.");

  public static final ConfigOption<Duration> DISORDER =
      ConfigOptions.key("mneme.restore.disorder")
          .durationType()
          .defaultValue(Duration.ofMinutes(2))
          .withDescription(
              "How much event time an acknowledged episode may lag behind a newer one of its partition"
                  + " in a restore, at least 0. They were written as they closed, so this is how far one"
                  + " input was ahead of the others: seconds live, mneme.time.alignment in a replay."
                  + " What lags more is learned in a later window than before. The restore learns that"
                  + " much behind what it has read.");

  private RestoreOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static RestoreParameters parameters(ReadableConfig config) {
    return new RestoreParameters(config.get(ENABLED), config.get(DISORDER));
  }
}
