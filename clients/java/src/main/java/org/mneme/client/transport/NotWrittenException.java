package org.mneme.client.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Kafka is not known to have these records after all tries; they may be there or not. Steps stay in
 * the buffer, and the next flush, completion or close tries them again.
 */
public final class NotWrittenException extends MnemeException {

  private static final long serialVersionUID = 1;

  private final transient List<JsonNode> records;

  /** With the records and, if it is known, the reason. */
  public NotWrittenException(List<? extends JsonNode> records, Throwable cause) {
    super(
        records.size()
            + " records are not known to be written: "
            + (cause == null ? "out of time" : cause.getMessage()),
        cause);
    this.records = List.copyOf(records);
  }

  /** The records. */
  public List<JsonNode> records() {
    return records;
  }

  @Override
  public boolean isTemporary() {
    return true;
  }
}
