package org.mneme.jobs.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/** Reads partitions of a log; stops at the middle until the run goes on. */
final class LogReader implements SourceReader<Inbound, LogSplit> {

  private final RunControl control;
  private final Topic topic;
  private final List<? extends List<LogRecord>> partitions;
  private final double middle;
  private final Random random;
  private final JsonCodec codec = new JsonCodec();
  private final List<LogSplit> splits = new ArrayList<>();
  private CompletableFuture<Void> assigned = new CompletableFuture<>();

  LogReader(
      RunControl control,
      Topic topic,
      List<? extends List<LogRecord>> partitions,
      double middle,
      long seed) {
    this.control = control;
    this.topic = topic;
    this.partitions = partitions;
    this.middle = middle;
    this.random = new Random(seed);
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<Inbound> output) {
    List<Integer> ready = ready();
    if (ready.isEmpty()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    int chosen = ready.get(random.nextInt(ready.size()));
    LogSplit split = splits.get(chosen);
    control.failIfAsked(topic, split);
    LogRecord record = partitions.get(split.partition()).get(split.position());
    splits.set(chosen, split.next());
    output
        .createOutputForSplit(split.splitId())
        .collect(decode(record, split.position()), record.at());
    return InputStatus.MORE_AVAILABLE;
  }

  /** Indices of the splits that can be read on. */
  private List<Integer> ready() {
    List<Integer> ready = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      LogSplit split = splits.get(i);
      List<LogRecord> partition = partitions.get(split.partition());
      if (split.position() >= Shuffle.before(middle, partition) && !control.isGoingOn()) {
        control.reachedMiddle(topic, split.partition());
      } else if (split.position() < partition.size()) {
        ready.add(i);
      }
    }
    return ready;
  }

  private Inbound decode(LogRecord record, int offset) {
    Origin origin =
        new Origin(
            "mneme." + topic.suffix(),
            record.partition(),
            offset,
            record.at(),
            record.key().getBytes(StandardCharsets.UTF_8),
            record.value().getBytes(StandardCharsets.UTF_8));
    return switch (topic) {
      case EPISODES -> codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
      case STEPS -> codec.decodeEpisodeEvent(origin, EpisodeTopic.STEPS);
      case FEEDBACK -> codec.decodeFeedback(origin);
      case COMMANDS -> codec.decodeCommand(origin);
      case QUERIES -> codec.decodeQuery(origin);
      default -> throw new IllegalStateException(topic + " is not read");
    };
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (!ready().isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    // Another partition may be assigned while the first ones are in the middle.
    return control.isGoingOn()
        ? assigned
        : CompletableFuture.anyOf(assigned, control.whenGoingOn()).thenRun(() -> {});
  }

  @Override
  public List<LogSplit> snapshotState(long checkpoint) {
    return List.copyOf(splits);
  }

  @Override
  public void addSplits(List<LogSplit> added) {
    splits.addAll(added);
    assigned.complete(null);
    assigned = new CompletableFuture<>();
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void close() {}
}
