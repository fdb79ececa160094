package org.mneme.jobs.cli;

import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;

/**
 * A record that a command writes, known to keep the contract: the codec of the job has read it
 * back.
 *
 * @param topic where it belongs
 * @param key its key
 * @param value its bytes
 */
record CheckedRecord(Topic topic, String key, byte[] value) {

  /**
   * Encodes a record and checks it.
   *
   * @throws CommandFailedException saying what the contract refuses
   */
  static CheckedRecord of(
      Configuration configuration, Topic topic, Function<Codec, byte[]> encoding) {
    Codec codec = new JsonCodec(WireOptions.limits(configuration));
    byte[] value = encoding.apply(codec);
    RoutedRecord routed =
        new RecordRouter(codec, TopicNames.from(configuration))
            .route(value, topic, System.currentTimeMillis());
    if (routed.isRefused()) {
      throw new CommandFailedException(ExitCode.DATA, routed.refusal());
    }
    return new CheckedRecord(topic, routed.key(), value);
  }

  /**
   * Sends it and waits until Kafka has it.
   *
   * @throws CommandFailedException if Kafka refuses it
   */
  void send(Configuration configuration) {
    try (RecordSender sender = RecordSender.connect(configuration, topic)) {
      sender.send("record", topic, key, value);
      sender.flush();
      if (!sender.refusals().isEmpty()) {
        throw new CommandFailedException(ExitCode.DATA, sender.refusals().get(0));
      }
    }
  }
}
