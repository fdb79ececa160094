package org.mneme.memory.job;

import java.time.Clock;
import java.util.List;
import org.mneme.episodic.text.TextAnalyzer;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.KeyScope;
import org.mneme.memory.Later;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.forgetting.CommandPhase;
import org.mneme.memory.forgetting.ExperienceForgetting;
import org.mneme.memory.forgetting.Forgetting;
import org.mneme.memory.forgetting.OccurrenceRemoval;
import org.mneme.memory.hot.Descriptions;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.hot.HotTierMetrics;
import org.mneme.memory.hot.HotTierSurroundings;
import org.mneme.memory.hot.Masking;
import org.mneme.memory.hot.PatternIntake;
import org.mneme.memory.intake.CommandIntake;
import org.mneme.memory.intake.EpisodeIntake;
import org.mneme.memory.intake.ExperienceIntake;
import org.mneme.memory.intake.Inbox;
import org.mneme.memory.learning.ExperienceLearning;
import org.mneme.memory.learning.LearningPhase;
import org.mneme.memory.learning.RowRemoval;
import org.mneme.memory.learning.WindowLearning;
import org.mneme.memory.recall.Answering;
import org.mneme.memory.recall.Encoding;
import org.mneme.memory.recall.ExpectedBindings;
import org.mneme.memory.recall.ExperienceRecall;
import org.mneme.memory.recall.Recall;
import org.mneme.memory.state.Acknowledged;
import org.mneme.memory.state.ClockState;
import org.mneme.memory.state.SpaceState;

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
