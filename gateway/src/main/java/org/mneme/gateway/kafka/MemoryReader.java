package org.mneme.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mneme.client.topics.TopicTail;

/** Reads the acknowledgements on the memories topic, while one is waited for. */
public final class MemoryReader extends TopicTail {

  private final Acknowledgements acknowledgements = new Acknowledgements();
  private boolean isStanding;

  private MemoryReader(Properties client, String topic) {
    super(client, topic);
  }

  /** A reader that begins when something is waited for. */
  public static MemoryReader open(Properties client, String topic) {
    MemoryReader reader = new MemoryReader(client, topic);
    reader.start();
    return reader;
  }

  /** What is waited for. */
  public Acknowledgements acknowledgements() {
    return acknowledgements;
  }

  @Override
  protected void round() throws InterruptedException {
    if (!acknowledgements.await()) {
      return;
    }
    if (!isStanding) {
      standAtEnd(allPartitions());
      isStanding = true;
      acknowledgements.reading();
    }
    poll();
    isStanding = !acknowledgements.pause();
  }

  @Override
  protected void accept(ConsumerRecord<byte[], byte[]> message) {
    if (message.key() != null && message.value() != null) {
      acknowledgements.accept(new String(message.key(), StandardCharsets.UTF_8), message.value());
    }
  }

  @Override
  public void close() {
    acknowledgements.close();
    super.close();
  }
}
