package org.mneme.memory;

import java.util.List;

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
