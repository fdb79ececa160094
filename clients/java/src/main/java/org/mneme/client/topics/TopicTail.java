package org.mneme.client.topics;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads the end of a topic. What goes wrong is logged, and tried again. */
public abstract class TopicTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PAUSE_MILLIS = 500;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final Thread thread;

  /** A tail of a topic that nobody reads yet. */
  protected TopicTail(Properties client, String topic) {
    this.topic = topic;
    Properties properties = new Properties();
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    properties.putAll(client);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread = new Thread(this::run, "mneme-" + topic);
    thread.setDaemon(true);
  }

  /** Begins to read. */
  protected final void start() {
    thread.start();
  }

  /** Lets go of the consumer of a tail that was never started. */
  protected final void abandon() {
    consumer.close();
  }

  /** Stands at the end of these partitions, once this returns. */
  protected final void standAtEnd(List<TopicPartition> partitions) {
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position does it.
    partitions.forEach(consumer::position);
  }

  /** The partitions that the topic has now. */
  protected final List<TopicPartition> allPartitions() {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /** Takes what has come. */
  protected final void poll() {
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
      accept(message);
    }
  }

  /** Makes one round: reads what there is, and what else is to be done. */
  protected abstract void round() throws InterruptedException;

  /** Takes a record. */
  protected abstract void accept(ConsumerRecord<byte[], byte[]> message);

  /** Whether it is to end. */
  protected final boolean isClosed() {
    return isClosed.get();
  }

  private void run() {
    try {
      while (!isClosed.get()) {
        try {
          round();
        } catch (WakeupException e) {
          // Closing, which the loop's condition sees.
        } catch (KafkaException e) {
          LOG.warn("reading {} failed; trying again", topic, e);
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } finally {
      consumer.close();
    }
  }

  @Override
  public void close() {
    isClosed.set(true);
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
