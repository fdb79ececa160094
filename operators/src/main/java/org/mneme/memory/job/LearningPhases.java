package org.mneme.memory.job;

import java.util.List;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.LearningParameters;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.forgetting.PatternErasure;
import org.mneme.memory.forgetting.SpaceErasure;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.learning.BindingExpiry;
import org.mneme.memory.learning.BindingLearning;
import org.mneme.memory.learning.ConceptExpiry;
import org.mneme.memory.learning.ConceptLearning;
import org.mneme.memory.learning.ConceptLimit;
import org.mneme.memory.learning.ConceptMerging;
import org.mneme.memory.learning.EpisodeFolding;
import org.mneme.memory.learning.Eviction;
import org.mneme.memory.learning.FeedbackLearning;
import org.mneme.memory.learning.LearningPhase;
import org.mneme.memory.learning.RowRemoval;
import org.mneme.memory.learning.SequenceLinking;
import org.mneme.memory.learning.SimilarityLinking;
import org.mneme.memory.learning.Sweep;
import org.mneme.memory.learning.TailExpiry;
import org.mneme.memory.learning.Upserts;
import org.mneme.memory.state.Acknowledged;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PatternState;

/** Puts the phases of a window together, in their order. */
final class LearningPhases {

  private final MemoryParameters parameters;
  private final MemoryState state;
  private final AssociationState associations;
  private final PatternState patterns;
  private final HotTier hotTier;
  private final Acknowledged acknowledged;
  private final MemoryMetrics metrics;
  private final LearningMetrics learning;

  LearningPhases(
      MemoryParameters parameters,
      MemoryState state,
      AssociationState associations,
      PatternState patterns,
      HotTier hotTier,
      Acknowledged acknowledged,
      MemoryMetrics metrics,
      LearningMetrics learning) {
    this.parameters = parameters;
    this.state = state;
    this.associations = associations;
    this.patterns = patterns;
    this.hotTier = hotTier;
    this.acknowledged = acknowledged;
    this.metrics = metrics;
    this.learning = learning;
  }

  /** The phases of this job's mode, commands first. */
  List<LearningPhase> after(LearningPhase commands, LearningPhase experiences, RowRemoval removal) {
    return parameters.mode() == MemoryMode.DUAL
        ? dual(commands, experiences, removal)
        : List.of(
            commands,
            new PatternErasure(patterns),
            new EpisodeFolding(state, metrics),
            experiences,
            eviction(removal),
            erasure());
  }

  private List<LearningPhase> dual(
      LearningPhase commands, LearningPhase experiences, RowRemoval removal) {
    LearningParameters learn = parameters.learning();
    return List.of(
        commands,
        new PatternErasure(patterns),
        new EpisodeFolding(state, metrics),
        new SequenceLinking(learn.sequences(), associations, learning),
        new ConceptLearning(parameters, state, learning),
        new ConceptMerging(learn, learning),
        new ConceptLimit(learn.concepts(), learning),
        new SimilarityLinking(learning),
        new BindingLearning(parameters, learning),
        new FeedbackLearning(learn.bindings(), learning),
        experiences,
        new Sweep(
            learn,
            List.of(
                new ConceptExpiry(learn.concepts(), learning),
                new BindingExpiry(learn.bindings().law(), learning),
                new TailExpiry(learn.sequences(), associations)),
            learning),
        eviction(removal),
        new Upserts(learn.concepts(), associations),
        erasure());
  }

  private LearningPhase erasure() {
    return new SpaceErasure(state, associations, hotTier);
  }

  private LearningPhase eviction(RowRemoval removal) {
    return new Eviction(
        parameters.learning().capacity(),
        state,
        associations,
        hotTier,
        removal,
        acknowledged,
        learning);
  }
}
