package org.mneme.jobs.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates, describes and checks topics. Every method gives up after the request timeout with {@link
 * KafkaUnreachableException}; what Kafka refuses comes as its own {@link KafkaException}.
 */
public final class Topics implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Admin admin;
  private final KafkaParameters kafka;

  private Topics(Admin admin, KafkaParameters kafka) {
    this.admin = admin;
    this.kafka = kafka;
  }

  /**
   * Connects to a cluster. That it answers shows with the first call.
   *
   * @throws KafkaUnreachableException if no host of the bootstrap addresses has a name that
   *     resolves
   */
  public static Topics connect(KafkaParameters kafka) {
    try {
      return new Topics(Admin.create(kafka.impatientProperties()), kafka);
    } catch (KafkaException e) {
      throw new KafkaUnreachableException(kafka.bootstrap(), Duration.ZERO, e);
    }
  }

  /**
   * Creates those that do not exist and waits until they can be written to; those that do are left
   * as they are.
   *
   * @return names of what was created, in the order given
   */
  public List<String> create(Collection<TopicSpec> specs) {
    Map<String, NewTopic> wanted = new LinkedHashMap<>();
    for (TopicSpec spec : specs) {
      wanted.put(
          spec.name(),
          new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.config()));
    }
    Map<String, KafkaFuture<Void>> outcomes = admin.createTopics(wanted.values()).values();
    List<String> created = new ArrayList<>();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicSpec spec : specs) {
      if (succeeded(outcomes.get(spec.name()), TopicExistsException.class)) {
        created.add(spec.name());
        for (int partition = 0; partition < spec.partitions(); partition++) {
          ends.put(new TopicPartition(spec.name(), partition), OffsetSpec.latest());
        }
      }
    }
    awaitVisible(wanted.keySet());
    awaitLeaders(ends);
    return created;
  }

  /**
   * Brokers hear of a topic before they lead its partitions. A producer with several requests under
   * way that meets such a partition can have its first batch refused and the second taken, and from
   * then on every try of the first is out of sequence until it expires. Only a leader knows where
   * its partition ends.
   */
  private void awaitLeaders(Map<TopicPartition, OffsetSpec> ends) {
    await(admin.listOffsets(ends).all());
  }

  /** The controller confirms a topic before every broker has heard of it. */
  private void awaitVisible(Set<String> names) {
    long deadline = System.nanoTime() + kafka.requestTimeout().toNanos();
    while (!describe(names).keySet().containsAll(names)) {
      if (System.nanoTime() > deadline) {
        throw new KafkaUnreachableException(kafka.bootstrap(), kafka.requestTimeout(), null);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Those of the named topics that exist, by name. */
  public Map<String, FoundTopic> describe(Collection<String> names) {
    Map<String, TopicDescription> descriptions = new TreeMap<>();
    Map<String, KafkaFuture<TopicDescription>> futures =
        admin.describeTopics(names).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> entry : futures.entrySet()) {
      if (succeeded(entry.getValue(), UnknownTopicOrPartitionException.class)) {
        descriptions.put(entry.getKey(), await(entry.getValue()));
      }
    }
    List<ConfigResource> resources =
        descriptions.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    Map<ConfigResource, Config> configs = await(admin.describeConfigs(resources).all());
    Map<String, FoundTopic> found = new TreeMap<>();
    configs.forEach(
        (resource, config) ->
            found.put(resource.name(), found(descriptions.get(resource.name()), config)));
    return found;
  }

  /** What is wrong with the topics, one sentence a finding; empty when all fit. */
  public List<String> problems(Collection<TopicSpec> specs) {
    return TopicCheck.problems(specs, describe(specs.stream().map(TopicSpec::name).toList()));
  }

  /**
   * Checks that the topics are there and fit.
   *
   * @throws TopicsUnfitException with a line for each problem
   */
  public void require(Collection<TopicSpec> specs) {
    List<String> problems = problems(specs);
    if (!problems.isEmpty()) {
      throw new TopicsUnfitException(problems);
    }
  }

  /** The least value that a numeric setting has on any broker. */
  public long leastBrokerSetting(String name) {
    List<ConfigResource> brokers =
        await(admin.describeCluster().nodes()).stream()
            .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
            .toList();
    return await(admin.describeConfigs(brokers).all()).values().stream()
        .mapToLong(config -> Long.parseLong(config.get(name).value()))
        .min()
        .orElseThrow();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private static FoundTopic found(TopicDescription description, Config config) {
    return new FoundTopic(
        description.name(),
        description.partitions().size(),
        description.partitions().stream()
            .min(Comparator.comparingInt(partition -> partition.partition()))
            .map(partition -> partition.replicas().size())
            .orElse(0),
        config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value(),
        Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value()),
        Long.parseLong(config.get(TopicConfig.RETENTION_BYTES_CONFIG).value()),
        Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()));
  }

  /** Whether it succeeded; false when it failed as {@code expected}. */
  private boolean succeeded(KafkaFuture<?> future, Class<? extends KafkaException> expected) {
    try {
      await(future);
      return true;
    } catch (KafkaException e) {
      if (expected.isInstance(e)) {
        return false;
      }
      throw e;
    }
  }

  private <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new KafkaUnreachableException(
            kafka.bootstrap(), kafka.requestTimeout(), e.getCause());
      }
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for Kafka", e);
    }
  }
}
