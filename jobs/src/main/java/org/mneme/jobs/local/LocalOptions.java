package org.mneme.jobs.local;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** Where the local runner keeps its data and listens. */
public final class LocalOptions {

  public static final ConfigOption<String> FOLDER =
      ConfigOptions.key("mneme.local.folder")
          .stringType()
          .defaultValue(".mneme")
          .withDescription(
              "Folder of the broker's log, checkpoints, savepoints and logs; made if it does not"
                  + " exist. bin/mneme puts it beside itself. A stack that starts on a folder goes on"
                  + " where the last one on it ended.");

  public static final ConfigOption<Integer> KAFKA_PORT =
      ConfigOptions.key("mneme.local.kafka-port")
          .intType()
          .defaultValue(9092)
          .withDescription(
              "Port of the broker on the loopback address: 1 to 65535, or 0 for one that is free.");

  public static final ConfigOption<Integer> WEB_PORT =
      ConfigOptions.key("mneme.local.web-port")
          .intType()
          .defaultValue(8081)
          .withDescription(
              "Port of Flink's web UI on the loopback address: 1 to 65535, or 0 for one that is"
                  + " free.");

  public static final ConfigOption<Integer> SLOTS =
      ConfigOptions.key("mneme.local.slots")
          .intType()
          .defaultValue(2)
          .withDescription(
              "Task slots of the one TaskManager, and the parallelism unless parallelism.default is"
                  + " set: 1 to 64.");

  private LocalOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static LocalParameters parameters(ReadableConfig config) {
    return new LocalParameters(
        config.get(FOLDER), config.get(KAFKA_PORT), config.get(WEB_PORT), config.get(SLOTS));
  }
}
