package org.mneme.jobs.cli;

import org.mneme.jobs.kafka.Topic;

/**
 * Where a record belongs, or why nowhere.
 *
 * @param topic its topic; null when that cannot be told
 * @param key its key, or null when it has none
 * @param refusal why the contract refuses it, or null when it does not
 */
record RoutedRecord(Topic topic, String key, String refusal) {

  boolean isRefused() {
    return refusal != null;
  }
}
