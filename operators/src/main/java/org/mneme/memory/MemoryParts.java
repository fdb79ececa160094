package org.mneme.memory;

import java.time.Clock;
import java.util.List;
import org.mneme.episodic.text.TextAnalyzer;

/**
 * The parts of the Memory operator, put together over the states of a space: what takes writes in,
 * what learns, what answers, and the hot tier that they share.
 */
final class MemoryParts {

  /** To be closed in the end. */
  final TextAnalyzer analyzer;

  final HotTier hotTier;
  final Masking masking;
  final ExpectedBindings expected;
  final Inbox inbox;
  final WindowLearning learning;
  final Answering answering;

  private final MemoryParameters parameters;
  private final SpaceState state;
  private final Descriptions descriptions;
  private final Acknowledged acknowledged;
  private final Metrics metrics;

  /**
   * The parts.
   *
   * @param clock for ages of queries and for latencies only
   */
  MemoryParts(
      MemoryParameters parameters,
      SpaceState state,
      ClockState clocks,
      KeyScope keyScope,
      Later later,
      Metrics metrics,
      Clock clock) {
    this.parameters = parameters;
    this.state = state;
    this.metrics = metrics;
    analyzer = new TextAnalyzer(parameters.ranking().text().analysis());
    descriptions = new Descriptions(state.memory, analyzer);
    hotTier =
        new HotTier(
            parameters,
            state,
            new HotTierSurroundings(keyScope, later, clock, metrics.hotTier()),
            metrics.experiences());
    masking = new Masking(state.memory, state.associations, state.pending, hotTier);
    expected = new ExpectedBindings(parameters, state.memory, state.pending);
    acknowledged =
        new Acknowledged(
            state.acknowledged, state.memory, parameters.learning().capacity().maximum());
    inbox = inbox(clock);
    learning =
        new WindowLearning(parameters, state, clocks, hotTier, metrics.learning(), clock, phases());
    answering =
        new Answering(
            parameters,
            state.memory,
            state.acknowledged,
            hotTier,
            masking,
            expected,
            new Recall(
                parameters,
                state.memory,
                analyzer,
                new ExperienceRecall(
                    parameters.prediction(), hotTier, masking, metrics.experiences())),
            metrics.memory(),
            clock);
  }

  /** The counters of each part. */
  record Metrics(
      MemoryMetrics memory,
      HotTierMetrics hotTier,
      LearningMetrics learning,
      ExperienceMetrics experiences) {}

  private Inbox inbox(Clock clock) {
    return new Inbox(
        new EpisodeIntake(
            new Encoding(parameters, state.memory, descriptions, hotTier, expected),
            state.pending,
            state.ledger,
            acknowledged,
            masking,
            metrics.memory(),
            clock),
        new ExperienceIntake(
            parameters.prediction().prediction().surprisePenalty(),
            state.experiences,
            hotTier,
            state.ledger,
            metrics.memory(),
            metrics.experiences()),
        new CommandIntake(state.memory, state.pending, state.seenIds, masking, metrics.memory()),
        new PatternIntake(state.patterns, state.memory, hotTier),
        state.pending,
        state.seenIds,
        metrics.memory());
  }

  private List<LearningPhase> phases() {
    RowRemoval removal =
        new RowRemoval(
            state.memory, parameters.learning().concepts().folding(), metrics.learning());
    Forgetting forgetting =
        new Forgetting(
            state.memory,
            state.associations,
            state.pending,
            state.ledger,
            removal,
            new OccurrenceRemoval(state.memory, descriptions, removal),
            new ExperienceForgetting(state.experiences, hotTier),
            acknowledged);
    CommandPhase commands =
        new CommandPhase(
            state.memory, state.associations, hotTier, state.seenIds, forgetting, metrics.memory());
    return new LearningPhases(
            parameters,
            state.memory,
            state.associations,
            state.patterns,
            hotTier,
            acknowledged,
            metrics.memory(),
            metrics.learning())
        .after(
            commands,
            new ExperienceLearning(
                parameters.prediction(), state.experiences, hotTier, metrics.experiences()),
            removal);
  }
}
