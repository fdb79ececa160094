package org.mneme.jobs;

import java.time.Instant;

/** The records of one episode as a producer writes them, by hand. */
record EpisodeRecords(String space, String id, Instant at) {

  String key() {
    return space + '/' + id;
  }

  String started(String description) {
    return head("started", at) + ",\"task\":{\"description\":\"" + description + "\"}}";
  }

  /** A start that brings its vector. */
  String startedWith(String embedding) {
    return head("started", at)
        + ",\"task\":{\"description\":\"with a vector\"},\"embedding\":"
        + embedding
        + '}';
  }

  String step(int number, String tool) {
    return head("step", at.plusMillis(number))
        + ",\"step\":"
        + number
        + ",\"tool\":\""
        + tool
        + "\"}";
  }

  String completed(Integer steps) {
    return head("completed", at.plusMillis(500))
        + (steps == null ? "" : ",\"steps\":" + steps)
        + ",\"outcome\":{\"verdict\":\"success\"}}";
  }

  static String query(String id, String text) {
    return "{\"query\":\"" + id + "\",\"space\":\"support\",\"text\":\"" + text + "\"}";
  }

  private String head(String type, Instant time) {
    return "{\"type\":\""
        + type
        + "\",\"space\":\""
        + space
        + "\",\"episode\":\""
        + id
        + "\",\"at\":\""
        + time
        + '"';
  }
}
