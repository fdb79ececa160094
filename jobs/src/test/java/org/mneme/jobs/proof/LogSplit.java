package org.mneme.jobs.proof;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How far a partition of a log has been read.
 *
 * @param partition its number
 * @param position index of the next record
 */
record LogSplit(int partition, int position) implements SourceSplit {

  @Override
  public String splitId() {
    return Integer.toString(partition);
  }

  LogSplit next() {
    return new LogSplit(partition, position + 1);
  }

  /** Eight bytes. */
  static final class Serializer implements SimpleVersionedSerializer<LogSplit> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(LogSplit split) {
      return ByteBuffer.allocate(8).putInt(split.partition).putInt(split.position).array();
    }

    @Override
    public LogSplit deserialize(int version, byte[] serialized) {
      ByteBuffer buffer = ByteBuffer.wrap(serialized);
      return new LogSplit(buffer.getInt(), buffer.getInt());
    }
  }
}
