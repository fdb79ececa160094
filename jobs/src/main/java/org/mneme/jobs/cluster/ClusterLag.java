package org.mneme.jobs.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;

/**
 * How many records of each input topic are behind the last checkpoint: the job commits its offsets
 * when one completes, so a few seconds' worth is always there.
 */
public final class ClusterLag {

  private ClusterLag() {}

  /** Records by topic; empty when Kafka does not answer. */
  public static Map<String, Long> of(Configuration configuration) {
    KafkaParameters kafka = KafkaOptions.parameters(configuration);
    TopicNames names = TopicNames.from(configuration);
    List<String> topics =
        List.of(
            names.episodes(), names.steps(), names.feedback(), names.commands(), names.queries());
    try (Admin admin = Admin.create(kafka.impatientProperties())) {
      return lag(admin, kafka.groupId(), topics);
    } catch (ExecutionException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private static Map<String, Long> lag(Admin admin, String group, List<String> topics)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(topic -> partitions(topic).stream())
            .toList();
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
    Map<TopicPartition, OffsetSpec> earliest =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.earliest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
    Map<TopicPartition, ListOffsetsResultInfo> begins = admin.listOffsets(earliest).all().get();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<String, Long> lag = new TreeMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata read = committed.get(partition);
      long from = read == null ? begins.get(partition).offset() : read.offset();
      lag.merge(partition.topic(), ends.get(partition).offset() - from, Long::sum);
    }
    return lag;
  }

  private static List<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
        .toList();
  }
}
