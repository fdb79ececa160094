package org.mneme.concepts;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.model.SimilarityProfiles;

/** Options of concept formation. */
public final class ConceptOptions {

  /** Length of a window. */
  public static final ConfigOption<Duration> WINDOW =
      key("mneme.concepts.window")
          .durationType()
          .defaultValue(Duration.ofSeconds(60))
          .withDescription(
              "Length of the event-time windows in which a space's new episodes are clustered, at"
                  + " least 1 ms.");

  /** How episodes are grouped. */
  public static final ConfigOption<Clustering> CLUSTERING =
      key("mneme.concepts.clustering")
          .enumType(Clustering.class)
          .defaultValue(ClusteringParameters.DEFAULT.clustering())
          .withDescription(
              "How episodes are grouped, both from the embedder's cluster threshold on:"
                  + " average-linkage by the mean similarity of two groups, dbscan along pairs, which"
                  + " follows drawn-out groups and also chains different ones.");

  /** Steepness of the pair similarity. */
  public static final ConfigOption<Double> STEEPNESS =
      key("mneme.concepts.steepness")
          .doubleType()
          .defaultValue(ClusteringParameters.DEFAULT.steepness())
          .withDescription(
              "How sharply a pair of episodes counts as alike or not: k of"
                  + " 1/(1+e^-k(cosine-midpoint)), above 0 to 1000. Thresholds of clusters are on this"
                  + " scale.");

  /** Midpoint of the pair similarity. */
  public static final ConfigOption<Double> MIDPOINT =
      key("mneme.concepts.midpoint")
          .doubleType()
          .defaultValue(ClusteringParameters.DEFAULT.midpoint())
          .withDescription("The cosine at which a pair's similarity is one half, in (0, 1).");

  /** How fast a difference in age parts episodes. */
  public static final ConfigOption<Duration> AGE_SCALE =
      key("mneme.concepts.age-scale")
          .durationType()
          .defaultValue(Duration.ofMillis(ClusteringParameters.DEFAULT.ageScaleMillis()))
          .withDescription(
              "The difference in age at which a pair's cosine counts for 1/e of itself, at least"
                  + " 1 s.");

  /** Least coherence of a cluster. */
  public static final ConfigOption<Double> COHERENCE =
      key("mneme.concepts.coherence")
          .doubleType()
          .defaultValue(ClusteringParameters.DEFAULT.leastCoherence())
          .withDescription(
              "Mean similarity of its pairs, in [0, 1], below which a cluster is dropped and its"
                  + " episodes stay candidates.");

  /** Links of an episode. */
  public static final ConfigOption<Integer> LINKS =
      key("mneme.concepts.links")
          .intType()
          .defaultValue(ClusteringParameters.DEFAULT.links())
          .withDescription(
              "Most links from an episode to similar ones of its window, 0 to 10, from the embedder's"
                  + " bind threshold on.");

  /** Episodes that are clustered together. */
  public static final ConfigOption<Integer> CHUNK =
      key("mneme.concepts.chunk")
          .intType()
          .defaultValue(1_000)
          .withDescription(
              "Most episodes that are clustered together, 2 to 4000; a larger window is cut in the"
                  + " order of closing times. Time and scratch memory grow with its square: 4 MB a"
                  + " subtask at 1,000, 64 MB at 4,000.");

  /** Episodes that wait. */
  public static final ConfigOption<Integer> MAX_CANDIDATES =
      key("mneme.concepts.max-candidates")
          .intType()
          .defaultValue(1_000)
          .withDescription(
              "Most episodes of a space that found no cluster and wait for a later window, 0 to"
                  + " 100000, oldest out first. More than a chunk less the new episodes are not"
                  + " compared with these.");

  /** How long they wait. */
  public static final ConfigOption<Duration> KEEP_CANDIDATES =
      key("mneme.concepts.keep-candidates")
          .durationType()
          .defaultValue(Duration.ofHours(12))
          .withDescription("Event time for which they wait, at least 0.");

  private ConceptOptions() {}

  /**
   * Reads and checks the options.
   *
   * @param profiles the thresholds of the embedding models
   * @param salienceThreshold salience from which the memory stores an episode
   * @param keepsAbandoned whether it stores abandoned ones
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static ConceptParameters parameters(
      ReadableConfig config,
      SimilarityProfiles profiles,
      double salienceThreshold,
      boolean keepsAbandoned) {
    return new ConceptParameters(
        millis(config, WINDOW, 1),
        between(config, CHUNK, 2, 4_000),
        between(config, MAX_CANDIDATES, 0, 100_000),
        millis(config, KEEP_CANDIDATES, 0),
        salienceThreshold,
        keepsAbandoned,
        clustering(config),
        profiles);
  }

  private static ClusteringParameters clustering(ReadableConfig config) {
    double steepness = config.get(STEEPNESS);
    check(steepness > 0 && steepness <= 1_000, STEEPNESS, steepness, "above 0 to 1000");
    double midpoint = config.get(MIDPOINT);
    check(midpoint > 0 && midpoint < 1, MIDPOINT, midpoint, "in (0, 1)");
    double coherence = config.get(COHERENCE);
    check(coherence >= 0 && coherence <= 1, COHERENCE, coherence, "in [0, 1]");
    return new ClusteringParameters(
        config.get(CLUSTERING),
        steepness,
        midpoint,
        millis(config, AGE_SCALE, 1_000),
        coherence,
        between(config, LINKS, 0, 10));
  }

  private static int between(
      ReadableConfig config, ConfigOption<Integer> option, int least, int most) {
    int value = config.get(option);
    check(value >= least && value <= most, option, value, least + " to " + most);
    return value;
  }

  private static long millis(ReadableConfig config, ConfigOption<Duration> option, long least) {
    Duration value = config.get(option);
    check(value.toMillis() >= least, option, value, "at least " + least + " ms");
    return value.toMillis();
  }

  private static void check(boolean holds, ConfigOption<?> option, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(option.key() + " is " + value + ", but must be " + range);
    }
  }
}
