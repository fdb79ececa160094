package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.association.AssociationOptions;
import org.mneme.association.BindingFolding;
import org.mneme.association.ConceptFolding;
import org.mneme.episodic.Capacity;
import org.mneme.memory.LearningParameters.ConceptParameters;
import org.mneme.memory.LearningParameters.SequenceParameters;

/** Options of what Memory learns at the close of a window. */
public final class LearningOptions {

  /** Experiences of a space. */
  public static final ConfigOption<Integer> MAX_EPISODES =
      key("mneme.memory.max-episodes")
          .intType()
          .defaultValue(Capacity.DEFAULT.maximum())
          .withDescription(
              "Experiences that a space is made to hold, at least 1; a configure command can give a"
                  + " space a number of its own. Equal experiences count once.");

  /** How full a space may become. */
  public static final ConfigOption<Double> EVICT_ABOVE =
      key("mneme.memory.evict-above")
          .doubleType()
          .defaultValue(Capacity.DEFAULT.fullAt())
          .withDescription(
              "Share of max-episodes, in (0, 1], above which the least useful experiences are"
                  + " evicted when a window closes.");

  /** How many are evicted at once. */
  public static final ConfigOption<Double> EVICT_SHARE =
      key("mneme.memory.evict-share")
          .doubleType()
          .defaultValue(Capacity.DEFAULT.share())
          .withDescription(
              "Share of a space's experiences, in (0, 1], that one eviction removes; more where"
                  + " max-episodes is exceeded. Answers of the space wait while it lasts.");

  /** Pause between evictions. */
  public static final ConfigOption<Duration> EVICT_PAUSE =
      key("mneme.memory.evict-pause")
          .durationType()
          .defaultValue(Duration.ofMillis(Capacity.DEFAULT.pauseMillis()))
          .withDescription(
              "Least event time between two evictions of a space, 0 to 365 d; 0 evicts whenever a"
                  + " window closes.");

  /** Concepts of a space. */
  public static final ConfigOption<Integer> MAX_CONCEPTS =
      key("mneme.concepts.max-concepts")
          .intType()
          .defaultValue(5_000)
          .withDescription(
              "Most concepts of a space, at least 1. Beyond it the weakest forming ones go first.");

  /** When two concepts become one. */
  public static final ConfigOption<Double> MERGE_SIMILARITY =
      key("mneme.concepts.merge-similarity")
          .doubleType()
          .defaultValue(0.95)
          .withDescription(
              "Cosine, in (0, 1], from which two concepts become one; the older stays.");

  /** How fast concepts grow strong. */
  public static final ConfigOption<Double> REINFORCEMENT =
      key("mneme.concepts.reinforcement")
          .doubleType()
          .defaultValue(0.1)
          .withDescription(
              "Share of the way to 1, in [0, 1], that a concept's strength goes with each cluster"
                  + " that is the same; its birth is the first, from 0.");

  /** When a concept is consolidated, by replays. */
  public static final ConfigOption<Integer> CONSOLIDATED_REPLAYS =
      key("mneme.concepts.consolidated-replays")
          .intType()
          .defaultValue(3)
          .withDescription("Replays, at least 0, from which a concept is consolidated.");

  /** When a concept is consolidated, by coherence. */
  public static final ConfigOption<Double> CONSOLIDATED_COHERENCE =
      key("mneme.concepts.consolidated-coherence")
          .doubleType()
          .defaultValue(0.65)
          .withDescription("Coherence, in [0, 1], above which a concept is consolidated.");

  /** When a forming concept is dropped. */
  public static final ConfigOption<Duration> FORMING_MAX_IDLE =
      key("mneme.concepts.forming-max-idle")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "A forming concept that is neither reinforced nor reached by a query for longer, in"
                  + " event time, is dropped. At least 1 ms.");

  /** Least change of a strength. */
  public static final ConfigOption<Double> LEAST_CHANGE =
      key("mneme.memory.least-change")
          .doubleType()
          .defaultValue(0.02)
          .withDescription(
              "What a binding must gain, in [0, 1], to be renewed and told to mneme.bindings when"
                  + " its experience is made again.");

  /** How far apart the episodes of a session may be. */
  public static final ConfigOption<Duration> SESSION_GAP =
      key("mneme.memory.session-gap")
          .durationType()
          .defaultValue(Duration.ofHours(6))
          .withDescription(
              "Event time between two episodes of a session up to which they are linked, 0 to 3 d."
                  + " The link weighs e^(-hours), so that nothing spreads over longer gaps.");

  /** How far apart the episodes of an agent may be. */
  public static final ConfigOption<Duration> AGENT_GAP =
      key("mneme.memory.agent-gap")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "Event time between two episodes of an agent, but of no common session, up to which"
                  + " they are linked, 0 to 3 d.");

  /** How often what fell due is dropped. */
  public static final ConfigOption<Duration> SWEEP =
      key("mneme.memory.sweep")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "Event time after which faded bindings and idle concepts are looked for, at least 1"
                  + " ms. Idle spaces are not swept.");

  private static final Duration LONGEST_GAP = Duration.ofDays(3);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

  private LearningOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static LearningParameters parameters(ReadableConfig config) {
    CheckedOptions checked = new CheckedOptions(config);
    return new LearningParameters(
        new Capacity(
            checked.atLeast(MAX_EPISODES, 1),
            checked.positiveShare(EVICT_ABOVE),
            checked.positiveShare(EVICT_SHARE),
            checked.millisUpTo(EVICT_PAUSE, LONGEST_PAUSE)),
        concepts(checked),
        new BindingFolding(
            AssociationOptions.parameters(config).binding(), checked.share(LEAST_CHANGE)),
        new SequenceParameters(
            checked.millisUpTo(SESSION_GAP, LONGEST_GAP),
            checked.millisUpTo(AGENT_GAP, LONGEST_GAP)),
        checked.positiveMillis(SWEEP));
  }

  private static ConceptParameters concepts(CheckedOptions checked) {
    return new ConceptParameters(
        new ConceptFolding(checked.share(REINFORCEMENT)),
        checked.atLeast(MAX_CONCEPTS, 1),
        checked.positiveShare(MERGE_SIMILARITY),
        checked.atLeast(CONSOLIDATED_REPLAYS, 0),
        checked.share(CONSOLIDATED_COHERENCE),
        checked.positiveMillis(FORMING_MAX_IDLE));
  }
}
