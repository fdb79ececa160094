package org.mneme.jobs.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Hit;
import org.mneme.model.Origin;
import org.mneme.model.QueryError;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.wire.JsonCodec;

/** Stands in for the job where a command asks. */
final class StandInJob {

  private StandInJob() {}

  /** Answers the first query on the topics with this prefix. */
  static CompletableFuture<RecallQuery> answer(
      Configuration configuration, String prefix, Function<RecallQuery, RecallResult> answer) {
    return answer(configuration, prefix, 0, answer);
  }

  /**
   * Answers a query on the topics with this prefix.
   *
   * @param before how many were there before it
   */
  static CompletableFuture<RecallQuery> answer(
      Configuration configuration,
      String prefix,
      int before,
      Function<RecallQuery, RecallResult> answer) {
    KafkaParameters parameters = KafkaOptions.parameters(configuration);
    return CompletableFuture.supplyAsync(
        () -> {
          JsonCodec codec = new JsonCodec();
          try (RecordSender sender = RecordSender.connect(configuration, Topic.RESULTS);
              KafkaConsumer<byte[], byte[]> consumer =
                  new KafkaConsumer<>(
                      parameters.clientProperties(),
                      new ByteArrayDeserializer(),
                      new ByteArrayDeserializer())) {
            RecallQuery query =
                codec.decodeQuery(nth(before, consumer, prefix + "queries")).query();
            RecallResult result = answer.apply(query);
            sender.send("result", Topic.RESULTS, result.replyKey(), codec.encode(result));
            return query;
          }
        });
  }

  private static Origin nth(int before, KafkaConsumer<byte[], byte[]> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    int passed = 0;
    while (true) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(50))) {
        if (passed++ < before) {
          continue;
        }
        return new Origin(
            topic,
            found.partition(),
            found.offset(),
            found.timestamp(),
            found.key(),
            found.value());
      }
    }
  }

  static RecallResult result(RecallQuery query, List<Hit> hits, QueryError error) {
    return new RecallResult(
        query.query(),
        query.space(),
        query.asOf(),
        hits,
        null,
        false,
        false,
        List.of(),
        Map.of(),
        error,
        query.resultKey(),
        query.origin().timestamp(),
        null);
  }
}
