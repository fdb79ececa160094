package org.mneme.client.topics;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the one partition of the results that a reply key falls on. */
public final class ResultReader extends TopicTail {

  private static final long CHECK_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String topic;
  private final Replies replies;
  private int partitions;
  private long checked = System.nanoTime();

  private ResultReader(Properties client, String topic, String replyKey) {
    super(client, topic);
    this.topic = topic;
    try {
      partitions = allPartitions().size();
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
    replies = new Replies(replyKey, partitions);
  }

  /**
   * Stands at the end of the results and begins to read.
   *
   * @param replyKey a name that no other reader has
   */
  public static ResultReader open(Properties client, String topic, String replyKey) {
    ResultReader reader = new ResultReader(client, topic, replyKey);
    try {
      reader.standAtEnd(List.of(new TopicPartition(topic, reader.replies.partition())));
    } catch (RuntimeException e) {
      reader.abandon();
      throw e;
    }
    reader.start();
    return reader;
  }

  /** The answers that are waited for. */
  public Replies replies() {
    return replies;
  }

  @Override
  protected void round() {
    poll();
    if (System.nanoTime() - checked > CHECK_NANOS) {
      checked = System.nanoTime();
      followPartitions();
    }
  }

  /** A key falls elsewhere when a topic gets more partitions. */
  private void followPartitions() {
    int count = allPartitions().size();
    if (count != partitions) {
      partitions = count;
      replies.partitions(count);
      standAtEnd(List.of(new TopicPartition(topic, replies.partition())));
    }
  }

  @Override
  protected void accept(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() != null) {
      replies.accept(message.value());
    }
  }
}
