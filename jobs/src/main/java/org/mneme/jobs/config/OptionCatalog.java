package org.mneme.jobs.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.mneme.association.AssociationOptions;
import org.mneme.concepts.ConceptOptions;
import org.mneme.embedding.EmbeddingOptions;
import org.mneme.embedding.SimilarityOptions;
import org.mneme.embedding.http.HttpEmbeddingOptions;
import org.mneme.embedding.onnx.OnnxEmbeddingOptions;
import org.mneme.episodes.AssemblyOptions;
import org.mneme.episodes.ReflectionOptions;
import org.mneme.episodes.RewardBonusOptions;
import org.mneme.episodes.RewardOptions;
import org.mneme.episodes.SalienceOptions;
import org.mneme.episodic.text.TextOptions;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.sink.DeliveryOptions;
import org.mneme.jobs.source.RestoreOptions;
import org.mneme.jobs.time.TimeOptions;
import org.mneme.latency.LatencyOptions;
import org.mneme.memory.AnswerCacheOptions;
import org.mneme.memory.HotTierOptions;
import org.mneme.memory.LadderOptions;
import org.mneme.memory.LearningOptions;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.PatternRecallOptions;
import org.mneme.memory.PredictionOptions;
import org.mneme.model.SimilarityProfiles;
import org.mneme.patterns.PatternOptions;
import org.mneme.wire.WireOptions;

/**
 * Every option of Mneme: what may be set, what it means, and whether what was set is right. Keys
 * that do not begin with {@code mneme.} are Flink's and pass through unchecked.
 */
public final class OptionCatalog {

  /** What every option's key begins with. */
  public static final String PREFIX = "mneme.";

  /** The catalogue: the one place where an {@code XOptions} class is registered. */
  public static final OptionCatalog MNEME =
      new OptionCatalog(
          List.of(
              new OptionSection("Kafka", KafkaOptions.class, KafkaOptions::parameters),
              new OptionSection("Topics", TopicOptions.class, TopicOptions::parameters),
              new OptionSection("Delivery", DeliveryOptions.class, DeliveryOptions::parameters),
              new OptionSection("Records", WireOptions.class, WireOptions::limits),
              new OptionSection("Event time", TimeOptions.class, TimeOptions::parameters),
              new OptionSection("Restore", RestoreOptions.class, RestoreOptions::parameters),
              new OptionSection("Episodes", AssemblyOptions.class, AssemblyOptions::parameters),
              new OptionSection("Reward", RewardOptions.class, RewardOptions::parameters),
              new OptionSection(
                  "Reward bonus", RewardBonusOptions.class, RewardOptions::parameters),
              new OptionSection(
                  "Reflection", ReflectionOptions.class, ReflectionOptions::parameters),
              new OptionSection("Salience", SalienceOptions.class, SalienceOptions::parameters),
              new OptionSection("Embedding", EmbeddingOptions.class, EmbeddingOptions::parameters),
              new OptionSection(
                  "Embedding over HTTP", HttpEmbeddingOptions.class, EmbeddingOptions::parameters),
              new OptionSection(
                  "Embedding by a local model",
                  OnnxEmbeddingOptions.class,
                  EmbeddingOptions::parameters),
              new OptionSection("Similarity", SimilarityOptions.class, SimilarityOptions::profiles),
              new OptionSection("Similarity ladder", LadderOptions.class, LadderOptions::ladder),
              new OptionSection(
                  "Concepts",
                  ConceptOptions.class,
                  config -> ConceptOptions.parameters(config, SimilarityProfiles.NEURAL, 0, false)),
              new OptionSection(
                  "Patterns",
                  PatternOptions.class,
                  config -> PatternOptions.parameters(config, 10_000, 100_000, 0)),
              new OptionSection("Memory", MemoryOptions.class, MemoryOptions::parameters),
              new OptionSection("Hot tier", HotTierOptions.class, HotTierOptions::parameters),
              new OptionSection(
                  "Query cache", AnswerCacheOptions.class, AnswerCacheOptions::parameters),
              new OptionSection("Text", TextOptions.class, TextOptions::parameters),
              new OptionSection(
                  "Recall of patterns",
                  PatternRecallOptions.class,
                  PatternRecallOptions::parameters),
              new OptionSection("Learning", LearningOptions.class, LearningOptions::parameters),
              new OptionSection(
                  "Association", AssociationOptions.class, AssociationOptions::parameters),
              new OptionSection("Prediction", PredictionOptions.class, PredictionOptions::rules),
              new OptionSection("Latency", LatencyOptions.class, LatencyOptions::parameters),
              new OptionSection("Local runner", LocalOptions.class, LocalOptions::parameters),
              new OptionSection("Gateway", GatewayOptions.class, GatewayOptions::parameters)));

  private final List<OptionSection> sections;
  private final Map<String, ConfigOption<?>> options = new TreeMap<>();

  /**
   * A catalogue of these sections.
   *
   * @throws IllegalArgumentException if two options have one key, or a key lacks the prefix
   */
  public OptionCatalog(List<OptionSection> sections) {
    this.sections = List.copyOf(sections);
    for (OptionSection section : sections) {
      for (ConfigOption<?> option : section.options()) {
        if (!option.key().startsWith(PREFIX) || options.put(option.key(), option) != null) {
          throw new IllegalArgumentException(
              "option " + option.key() + " has no " + PREFIX + " prefix or exists twice");
        }
      }
    }
  }

  /** The sections in the order of the documentation. */
  public List<OptionSection> sections() {
    return sections;
  }

  /**
   * Checks keys, types and ranges.
   *
   * @throws ConfigException with a line for each problem
   */
  public void check(Configuration configuration) {
    // Sections that are checked together find the same problem twice.
    Set<String> problems = new LinkedHashSet<>();
    for (String key : new TreeMap<>(configuration.toMap()).keySet()) {
      if (key.startsWith(PREFIX) && !knows(key)) {
        problems.add("unknown option " + key + suggestion(key));
      }
    }
    for (OptionSection section : sections) {
      try {
        section.check().accept(configuration);
      } catch (IllegalArgumentException e) {
        problems.add(explained(e));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(String.join(System.lineSeparator(), problems));
    }
  }

  private boolean knows(String key) {
    return options.containsKey(key)
        || options.values().stream()
            .anyMatch(
                option ->
                    option.defaultValue() instanceof Map && key.startsWith(option.key() + '.'));
  }

  private String suggestion(String key) {
    LevenshteinDistance distance = new LevenshteinDistance();
    // A third of the key may be wrong; beyond that a suggestion misleads more than it helps.
    int most = Math.max(2, (key.length() - PREFIX.length()) / 3);
    Optional<String> nearest =
        options.keySet().stream()
            .filter(known -> distance.apply(known, key) <= most)
            .min(
                Comparator.comparing((String known) -> distance.apply(known, key))
                    .thenComparing(Comparator.naturalOrder()));
    return nearest.map(known -> "; did you mean " + known + "?").orElse("");
  }

  /** Flink's "Could not parse value" says what a value must be only in its causes. */
  private static String explained(IllegalArgumentException e) {
    StringBuilder message = new StringBuilder(String.valueOf(e.getMessage()));
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && message.indexOf(cause.getMessage()) < 0) {
        message.append(' ').append(cause.getMessage());
      }
    }
    return message.toString();
  }
}
