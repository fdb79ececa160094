package org.mneme.jobs.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mneme.jobs.kafka.Topic;

/**
 * A line of a backup: {@code {"topic":"memories","key":"space/episode","timestamp":…,"value":{…}}}.
 *
 * @param topic memories or commands
 * @param key of the record
 * @param timestamp of the record in Kafka, epoch milliseconds, which is when a command was given
 *     that says no time; null for now
 * @param value of the record, JSON without a line break
 */
public record BackupLine(Topic topic, String key, Long timestamp, byte[] value) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether a backup holds the records of {@code topic}. */
  static boolean holds(Topic topic) {
    return topic == Topic.MEMORIES || topic == Topic.COMMANDS;
  }

  /** The line, without its end. */
  String render() {
    String head;
    try {
      head = "{\"topic\":\"" + topic.suffix() + "\",\"key\":" + JSON.writeValueAsString(key);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text is always JSON", e);
    }
    String time = timestamp == null ? "" : ",\"timestamp\":" + timestamp;
    return head + time + ",\"value\":" + new String(value, StandardCharsets.UTF_8) + '}';
  }

  /**
   * Reads a line; the value keeps its bytes.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static BackupLine parse(byte[] line) {
    String topic = null;
    String key = null;
    Long timestamp = null;
    byte[] value = null;
    try (JsonParser in = JSON.createParser(line)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        JsonToken token = in.nextToken();
        if (field.equals("topic") && token == JsonToken.VALUE_STRING) {
          topic = in.getText();
        } else if (field.equals("key") && token == JsonToken.VALUE_STRING) {
          key = in.getText();
        } else if (field.equals("timestamp") && token == JsonToken.VALUE_NUMBER_INT) {
          timestamp = in.getLongValue();
        } else if (field.equals("value") && token == JsonToken.START_OBJECT) {
          int from = (int) in.currentTokenLocation().getByteOffset();
          in.skipChildren();
          value = Arrays.copyOfRange(line, from, (int) in.currentLocation().getByteOffset());
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    if (topic == null || key == null || value == null) {
      throw new IllegalArgumentException("not a line of a backup: it has topic, key and value");
    }
    return new BackupLine(topic(topic), key, timestamp, value);
  }

  private static Topic topic(String suffix) {
    for (Topic topic : Topic.values()) {
      if (holds(topic) && topic.suffix().equals(suffix)) {
        return topic;
      }
    }
    throw new IllegalArgumentException("topic " + suffix + " is none that a backup holds");
  }
}
