package org.mneme.jobs.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Inbound;

/**
 * Plays one topic of a {@link Shuffle} as Kafka would: partition by partition, each with a
 * watermark of its own and a position in every checkpoint; and then waits for ever. Partitions that
 * one reader has are read in turns that a seed decides.
 */
final class LogSource implements Source<Inbound, LogSplit, Integer>, ResultTypeQueryable<Inbound> {

  private static final long serialVersionUID = 1L;

  private final String run;
  private final Topic topic;
  private final ArrayList<ArrayList<LogRecord>> partitions = new ArrayList<>();
  private final double middle;
  private final long seed;

  /** The partitions of {@code topic} in {@code shuffle}, under the control of {@code run}. */
  LogSource(String run, Topic topic, Shuffle shuffle) {
    this.run = run;
    this.topic = topic;
    this.middle = shuffle.middle();
    this.seed = shuffle.seed() + topic.suffix().hashCode();
    shuffle.of(topic).forEach(partition -> partitions.add(new ArrayList<>(partition)));
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Inbound, LogSplit> createReader(SourceReaderContext context) {
    return new LogReader(RunControl.of(run), topic, partitions, middle, seed);
  }

  @Override
  public SplitEnumerator<LogSplit, Integer> createEnumerator(
      SplitEnumeratorContext<LogSplit> context) {
    List<LogSplit> all = new ArrayList<>();
    for (int partition = 0; partition < partitions.size(); partition++) {
      all.add(new LogSplit(partition, 0));
    }
    return new Enumerator(context, all);
  }

  /** Every snapshot is taken when all partitions are with their readers. */
  @Override
  public SplitEnumerator<LogSplit, Integer> restoreEnumerator(
      SplitEnumeratorContext<LogSplit> context, Integer unassigned) {
    return new Enumerator(context, new ArrayList<>());
  }

  @Override
  public SimpleVersionedSerializer<LogSplit> getSplitSerializer() {
    return new LogSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new CountSerializer();
  }

  @Override
  public TypeInformation<Inbound> getProducedType() {
    return TypeInformation.of(Inbound.class);
  }

  private static final class Enumerator implements SplitEnumerator<LogSplit, Integer> {
    private final SplitEnumeratorContext<LogSplit> context;
    private final List<LogSplit> unassigned;

    private Enumerator(SplitEnumeratorContext<LogSplit> context, List<LogSplit> unassigned) {
      this.context = context;
      this.unassigned = unassigned;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<LogSplit> splits, int subtask) {
      unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
      int readers = context.currentParallelism();
      List<LogSplit> own =
          unassigned.stream().filter(split -> split.partition() % readers == subtask).toList();
      // All at once, as Kafka's: time must not pass in one before the others are there.
      context.assignSplits(new SplitsAssignment<>(Map.of(subtask, own)));
      unassigned.removeAll(own);
    }

    @Override
    public Integer snapshotState(long checkpoint) {
      if (!unassigned.isEmpty()) {
        throw new IllegalStateException("a snapshot before " + unassigned + " were assigned");
      }
      return 0;
    }

    @Override
    public void close() {}
  }

  private static final class CountSerializer implements SimpleVersionedSerializer<Integer> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Integer count) {
      return ByteBuffer.allocate(4).putInt(count).array();
    }

    @Override
    public Integer deserialize(int version, byte[] serialized) {
      return ByteBuffer.wrap(serialized).getInt();
    }
  }
}
