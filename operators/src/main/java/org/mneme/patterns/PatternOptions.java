package org.mneme.patterns;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Options of pattern mining. */
public final class PatternOptions {

  /** Candidates of a domain. */
  public static final ConfigOption<Integer> MAX_CANDIDATES =
      key("mneme.patterns.max-candidates")
          .intType()
          .defaultValue(10_000)
          .withDescription(
              "Most candidates that are counted in a domain of a space, 100 to 1000000. Below it"
                  + " counts are exact; above it those with the least support go when a window"
                  + " closes.");

  /** Domains of a space. */
  public static final ConfigOption<Integer> MAX_DOMAINS =
      key("mneme.patterns.max-domains")
          .intType()
          .defaultValue(1_000)
          .withDescription(
              "Most domains of a space in which patterns are counted, 1 to 100000. When they are a"
                  + " tenth more, those go of which an episode came least recently, with all that"
                  + " was learned in them.");

  /** Episodes that are counted. */
  public static final ConfigOption<Integer> MAX_EPISODES =
      key("mneme.patterns.max-episodes")
          .intType()
          .defaultValue(100_000)
          .withDescription(
              "Episodes of a space that patterns are counted from, at least 1 and at most"
                  + " mneme.memory.max-episodes, some 1 kB each. When they are a tenth more, the"
                  + " oldest of the domains that have most are counted back.");

  /** When a pattern is old. */
  public static final ConfigOption<Duration> UNUSED =
      key("mneme.patterns.unused")
          .durationType()
          .defaultValue(Duration.ofDays(30))
          .withDescription(
              "Event time without a new episode or use after which a pattern's weight is halved, at"
                  + " least 1 h; after twice that it is dropped.");

  /** How many patterns chance may make. */
  public static final ConfigOption<Double> FALSE_PATTERNS =
      key("mneme.patterns.false-patterns")
          .doubleType()
          .defaultValue(Strictness.DEFAULT.falsePatterns())
          .withDescription(
              "How many patterns of a kind chance alone may be expected to make in a domain, above 0"
                  + " to 100. Smaller is stricter, and later.");

  /** What a longer pattern must take up. */
  public static final ConfigOption<Double> SHARE =
      key("mneme.patterns.share")
          .doubleType()
          .defaultValue(Strictness.DEFAULT.share())
          .withDescription(
              "Share of the episodes of its part from which a sequence or recovery with one more tool"
                  + " is one pattern with it, above 0 to 1.");

  /** How soon a run ends. */
  public static final ConfigOption<Double> HAZARD =
      key("mneme.patterns.change-hazard")
          .doubleType()
          .defaultValue(ChangeParameters.DEFAULT.hazard())
          .withDescription(
              "Probability that a domain changes with an episode, as presumed, in (0, 1).");

  /** When a change is believed. */
  public static final ConfigOption<Double> BELIEF =
      key("mneme.patterns.change-belief")
          .doubleType()
          .defaultValue(ChangeParameters.DEFAULT.belief())
          .withDescription(
              "Posterior probability from which a change is reported, in (0, 1). Larger gives fewer"
                  + " false alarms and later ones.");

  /** How many episodes a change needs. */
  public static final ConfigOption<Integer> LEAST_RUN =
      key("mneme.patterns.change-episodes")
          .intType()
          .defaultValue(ChangeParameters.DEFAULT.leastRun())
          .withDescription("Fewest episodes since a change that is reported, 2 to 50.");

  /** Budget of what is held in memory. */
  public static final ConfigOption<MemorySize> HOT_SIZE =
      key("mneme.patterns.hot-size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(64))
          .withDescription(
              "Bytes that one subtask may hold of what it counts in memory, at least 1 mb; some 0.5"
                  + " kB a candidate."
                  + " Beyond it the least recently used domains are written back, and read when"
                  + " an episode of theirs comes.");

  private PatternOptions() {}

  /**
   * Reads and checks the options.
   *
   * @param windowMillis length of the windows in which the memory learns
   * @param maxEpisodes capacity of a space
   * @param salienceThreshold salience from which the memory stores an episode
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static PatternParameters parameters(
      ReadableConfig config, long windowMillis, int maxEpisodes, double salienceThreshold) {
    int candidates = config.get(MAX_CANDIDATES);
    check(
        candidates >= 100 && candidates <= 1_000_000, MAX_CANDIDATES, candidates, "100 to 1000000");
    int domains = config.get(MAX_DOMAINS);
    check(domains >= 1 && domains <= 100_000, MAX_DOMAINS, domains, "1 to 100000");
    int episodes = config.get(MAX_EPISODES);
    check(episodes >= 1, MAX_EPISODES, episodes, "at least 1");
    Duration unused = config.get(UNUSED);
    check(unused.toHours() >= 1, UNUSED, unused, "at least 1 h");
    double falsePatterns = config.get(FALSE_PATTERNS);
    check(
        falsePatterns > 0 && falsePatterns <= 100, FALSE_PATTERNS, falsePatterns, "above 0 to 100");
    MemorySize hotSize = config.get(HOT_SIZE);
    check(hotSize.compareTo(MemorySize.ofMebiBytes(1)) >= 0, HOT_SIZE, hotSize, "at least 1 mb");
    double share = config.get(SHARE);
    check(share > 0 && share <= 1, SHARE, share, "above 0 to 1");
    return new PatternParameters(
        windowMillis,
        candidates,
        domains,
        Math.min(episodes, maxEpisodes),
        unused.toMillis(),
        salienceThreshold,
        new Strictness(falsePatterns, share),
        changes(config),
        hotSize.getBytes());
  }

  private static ChangeParameters changes(ReadableConfig config) {
    double hazard = config.get(HAZARD);
    check(hazard > 0 && hazard < 1, HAZARD, hazard, "in (0, 1)");
    double belief = config.get(BELIEF);
    check(belief > 0 && belief < 1, BELIEF, belief, "in (0, 1)");
    int leastRun = config.get(LEAST_RUN);
    check(leastRun >= 2 && leastRun <= 50, LEAST_RUN, leastRun, "2 to 50");
    ChangeParameters defaults = ChangeParameters.DEFAULT;
    return new ChangeParameters(hazard, defaults.meanWeight(), defaults.shape(), belief, leastRun);
  }

  private static void check(boolean holds, ConfigOption<?> option, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(option.key() + " is " + value + ", but must be " + range);
    }
  }
}
