package org.mneme.jobs;

import org.apache.flink.configuration.ReadableConfig;
import org.mneme.concepts.ConceptOptions;
import org.mneme.concepts.ConceptParameters;
import org.mneme.embedding.EmbeddingOptions;
import org.mneme.embedding.EmbeddingParameters;
import org.mneme.embedding.SimilarityOptions;
import org.mneme.episodes.AssemblyOptions;
import org.mneme.episodes.AssemblyParameters;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.TopicParameters;
import org.mneme.jobs.sink.DeliveryOptions;
import org.mneme.jobs.sink.DeliveryParameters;
import org.mneme.jobs.source.RestoreOptions;
import org.mneme.jobs.source.RestoreParameters;
import org.mneme.jobs.time.TimeOptions;
import org.mneme.jobs.time.TimeParameters;
import org.mneme.latency.LatencyOptions;
import org.mneme.latency.LatencyParameters;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.SimilarityProfiles;
import org.mneme.patterns.PatternOptions;
import org.mneme.patterns.PatternParameters;

/**
 * Everything that the job was told, parsed and checked once.
 *
 * @param kafka how Kafka is reached
 * @param topics what the topics are called
 * @param delivery how what the job writes gets there
 * @param time how event time moves
 * @param restore whether a memory is built anew from its topics
 * @param assembly how episodes are put together
 * @param embedding how text becomes a vector
 * @param concepts how concepts form
 * @param patterns how patterns are mined
 * @param memory how memory stores and ranks
 * @param latency how latencies are summed up
 */
public record JobParameters(
    KafkaParameters kafka,
    TopicParameters topics,
    DeliveryParameters delivery,
    TimeParameters time,
    RestoreParameters restore,
    AssemblyParameters assembly,
    EmbeddingParameters embedding,
    ConceptParameters concepts,
    PatternParameters patterns,
    MemoryParameters memory,
    LatencyParameters latency) {

  /**
   * Reads and checks every option.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static JobParameters from(ReadableConfig config) {
    SimilarityProfiles profiles = SimilarityOptions.profiles(config);
    MemoryParameters memory = MemoryOptions.parameters(config, profiles);
    return new JobParameters(
        KafkaOptions.parameters(config),
        TopicOptions.parameters(config),
        DeliveryOptions.parameters(config),
        TimeOptions.parameters(config),
        RestoreOptions.parameters(config),
        AssemblyOptions.parameters(config),
        EmbeddingOptions.parameters(config),
        ConceptOptions.parameters(
            config, profiles, memory.salienceThreshold(), memory.keepsAbandoned()),
        PatternOptions.parameters(
            config,
            memory.windowMillis(),
            memory.learning().capacity().maximum(),
            memory.salienceThreshold()),
        memory,
        LatencyOptions.parameters(config));
  }
}
