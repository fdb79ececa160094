package org.mneme.jobs.local;

import java.nio.file.Path;

/**
 * Where the local runner keeps its data and listens, checked.
 *
 * @param folder what holds all data
 * @param kafkaPort of the broker; 0 for any that is free
 * @param webPort of the web UI; 0 for any that is free
 * @param slots of the one TaskManager, 1 to 64
 */
public record LocalParameters(String folder, int kafkaPort, int webPort, int slots) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public LocalParameters {
    if (folder.isBlank()) {
      throw new IllegalArgumentException(
          LocalOptions.FOLDER.key() + " is '" + folder + "'; it must not be blank");
    }
    requireBetween(LocalOptions.KAFKA_PORT.key(), kafkaPort, 0, 65_535);
    requireBetween(LocalOptions.WEB_PORT.key(), webPort, 0, 65_535);
    requireBetween(LocalOptions.SLOTS.key(), slots, 1, 64);
  }

  /** The broker's log. */
  public Path kafkaFolder() {
    return root().resolve("kafka");
  }

  /** Checkpoints. */
  public Path checkpointFolder() {
    return root().resolve("checkpoints");
  }

  /** Savepoints. */
  public Path savepointFolder() {
    return root().resolve("savepoints");
  }

  /** What may be deleted while nothing runs. */
  public Path temporaryFolder() {
    return root().resolve("tmp");
  }

  private Path root() {
    return Path.of(folder).toAbsolutePath().normalize();
  }

  private static void requireBetween(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          key + " is " + value + "; it must be " + least + " to " + most);
    }
  }
}
