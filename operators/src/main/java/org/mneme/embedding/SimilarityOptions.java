package org.mneme.embedding;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.model.SimilarityProfile;
import org.mneme.model.SimilarityProfiles;

/** From which similarity on the vectors of a model mean something. */
public final class SimilarityOptions {

  private static final String SEED = "seed";
  private static final String BIND = "bind";
  private static final String CLUSTER = "cluster";
  private static final String SAME_CONCEPT = "same-concept";
  private static final Set<String> THRESHOLDS = Set.of(SEED, BIND, CLUSTER, SAME_CONCEPT);

  /** Thresholds of the job's own embedder. */
  public static final ConfigOption<Map<String, String>> EMBEDDER =
      ConfigOptions.key("mneme.similarity.embedder")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Thresholds of the vectors that the job makes: seed, bind, cluster and same-concept,"
                  + " each in (0, 1) and a key of its own (mneme.similarity.embedder.seed). What is"
                  + " not set is the embedder's own (docs/embedding.md).");

  /** Thresholds of the vectors that producers bring. */
  public static final ConfigOption<Map<String, String>> SUPPLIED =
      ConfigOptions.key("mneme.similarity.supplied")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "The same of vectors that producers bring. What is not set is as usual for neural"
                  + " sentence embedders: seed 0.4, bind 0.5, cluster 0.55, same-concept 0.85.");

  private SimilarityOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is no threshold
   */
  public static SimilarityProfiles profiles(ReadableConfig config) {
    EmbeddingModel model = Embedders.model(EmbeddingOptions.parameters(config));
    return new SimilarityProfiles(
        model.name(),
        profile(config, EMBEDDER, model.profile()),
        profile(config, SUPPLIED, SimilarityProfile.NEURAL));
  }

  private static SimilarityProfile profile(
      ReadableConfig config, ConfigOption<Map<String, String>> option, SimilarityProfile own) {
    Map<String, String> set = config.get(option);
    for (String name : new TreeSet<>(set.keySet())) {
      if (!THRESHOLDS.contains(name)) {
        throw new IllegalArgumentException(
            "unknown option %s.%s; it may be %s"
                .formatted(option.key(), name, String.join(", ", new TreeSet<>(THRESHOLDS))));
      }
      check(option.key() + '.' + name, set.get(name));
    }
    return new SimilarityProfile(
        threshold(set, SEED, own.seed()),
        threshold(set, BIND, own.bind()),
        threshold(set, CLUSTER, own.cluster()),
        threshold(set, SAME_CONCEPT, own.sameConcept()));
  }

  private static double threshold(Map<String, String> set, String name, double own) {
    return set.containsKey(name) ? Double.parseDouble(set.get(name)) : own;
  }

  private static void check(String key, String value) {
    double threshold;
    try {
      threshold = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      threshold = Double.NaN;
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(key + " is " + value + ", but must be in (0, 1)");
    }
  }
}
