package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mneme.association.ActivationPaths;
import org.mneme.episodic.prediction.ExperienceFilter;
import org.mneme.episodic.text.TermCounts;
import org.mneme.episodic.text.TextAnalyzer;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.recall.PatternRecall.Voter;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Completion;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.SpaceStats;

/**
 * Answers a query from the current key's space: episodes, concepts, patterns and experiences, what
 * completes it, and what is to come.
 */
public final class Recall {

  private final MemoryParameters parameters;
  private final MemoryState state;
  private final TextAnalyzer analyzer;
  private final EpisodeSearch search;
  private final QuerySpreading spreading;
  private final EpisodeRecall episodes;
  private final ConceptRecall concepts;
  private final PatternRecall patterns;
  private final PatternCompletion completion;
  private final ExperienceRecall experiences;
  private final Inventory inventory;

  /** Where the page that is asked begins; null where the answer is not read by pages. */
  private RankCursor after;

  public Recall(
      MemoryParameters parameters,
      MemoryState state,
      TextAnalyzer analyzer,
      ExperienceRecall experiences) {
    this.parameters = parameters;
    this.state = state;
    this.analyzer = analyzer;
    this.search = new EpisodeSearch(parameters.ranking().retention(), parameters.ladder());
    this.spreading = new QuerySpreading(parameters);
    this.episodes = new EpisodeRecall(parameters, state, search, spreading);
    this.concepts = new ConceptRecall(parameters, spreading);
    this.patterns = new PatternRecall(parameters, search);
    this.completion = new PatternCompletion(parameters, state);
    this.experiences = experiences;
    this.inventory = new Inventory(parameters, state, concepts, patterns, experiences);
  }

  /** The answer from {@code space}, or one without hits where {@code space} is null. */
  RecallResult answer(RecallQuery asked, HotSpace space, Stages stages) throws Exception {
    after = RankCursor.isServed(asked) ? RankCursor.of(asked) : null;
    // All pages of a ranking have one "now".
    RecallQuery query = after == null ? asked : asked.withAt(after.asOf());
    Completion completed = null;
    Prediction predicted = null;
    List<Hit> hits = List.of();
    String cursor = null;
    SpaceStats stats = null;
    if (query.mode() == RecallMode.PREDICT) {
      ExperienceRecall.Predicted found = experiences.predict(query, stages);
      predicted = found.prediction();
      hits = found.hits();
    } else if (query.mode() == RecallMode.LIST) {
      HitPage page = inventory.list(query, space);
      hits = page.hits();
      cursor = page.next();
      stages.end("digest");
    } else if (query.mode() == RecallMode.GET) {
      hits = inventory.get(query, space);
      stages.end("digest");
    } else if (query.mode() == RecallMode.STATS) {
      stats = inventory.stats(query, space);
      stages.end("count");
    } else {
      if (space != null && query.mode() == RecallMode.COMPLETE) {
        completed = completion.of(query, space);
        stages.end("complete");
      }
      if (space != null && !asksOnlyForExperiences(query)) {
        HitPage page = hits(query, space, vector(query, completed), stages);
        hits = page.hits();
        cursor = page.next();
      }
      if (query.kinds().contains(HitKind.EXPERIENCE) && ExperienceRecall.serves(query)) {
        hits = merged(hits, experiences.near(query, stages), query.k());
      }
    }
    return new RecallResult(
        query.query(),
        query.space(),
        query.asOf(),
        hits,
        cursor,
        space != null && space.isLoading(),
        false,
        degraded(query, predicted),
        stages.micros(),
        null,
        query.resultKey(),
        query.origin().timestamp(),
        predicted,
        completed,
        stats);
  }

  /** The unit vector to compare with: of a partial query the completed one. */
  private static float[] vector(RecallQuery query, Completion completed) {
    if (completed != null) {
      return PackedVector.unpack(completed.vector());
    }
    KnownPart known = KnownPart.of(query);
    return known == null ? null : known.unit();
  }

  private HitPage hits(RecallQuery query, HotSpace space, float[] vector, Stages stages)
      throws Exception {
    search.scan(space.index, vector, EpisodeRecall.wanted(query, after), isExact(query, space));
    stages.end("scan");
    search.findWords(space.index, space.texts, parameters.ranking().text().bm25(), words(query));
    stages.end("text");
    Activated activated = spreading.run(query, space, vector, search);
    ActivationPaths paths = spreading.paths();
    stages.end("spread");
    List<Hit> found = new ArrayList<>();
    String next = null;
    // By similarity alone nothing can be said without a vector.
    if (serves(query, HitKind.EPISODE) && (vector != null || query.mode() != RecallMode.SIMILAR)) {
      HitPage page = episodes.hits(query, space, vector, activated, paths, after, stages);
      found.addAll(page.hits());
      next = page.next();
    }
    if (query.kinds().contains(HitKind.CONCEPT) && vector != null) {
      HitPage page = concepts.hits(query, space, vector, paths, after);
      found = merged(found, page.hits(), query.k());
      next = page.next();
    }
    if (query.kinds().contains(HitKind.PATTERN) && space.patterns.size() > 0) {
      List<Voter> voters =
          serves(query, HitKind.EPISODE)
              ? Voter.of(found)
              : vector == null ? List.of() : episodes.voters(query, space, vector, activated);
      found = merged(found, patterns.hits(query, space, vector, voters), query.k());
      stages.end("patterns");
    } else if (query.kinds().isEmpty() && query.mode() == RecallMode.RECALL && vector != null) {
      found = patterns.mixedInto(found, query, space, vector);
    }
    if (parameters.learnsFromRecall() && paths != null) {
      use(space, found, paths.concepts(), ScoreParts.recalledAt(query));
    }
    stages.end("digest");
    // Behind the end of a part of the space there is what was not loaded before it too.
    return new HitPage(found, space.isLoading() ? null : next);
  }

  /**
   * Whether nothing may be missed. What estimates miss on a page stands before the next, and would
   * never come; who is near enough they cannot say, which changes the seeds of the next page, and
   * where vectors are read from state takes more reads than all in one pass.
   */
  private boolean isExact(RecallQuery query, HotSpace space) {
    boolean hasLeast = query.minSimilarity() > 0;
    return query.exact()
        || (after != null && (after.rank() > 0 || (hasLeast && query.mode() != RecallMode.SIMILAR)))
        || (hasLeast && !space.index.holdsVectors());
  }

  /** What is searched for by words, or null. */
  private TermCounts words(RecallQuery query) {
    boolean isAsked = query.text() != null && query.mode() != RecallMode.SIMILAR;
    return isAsked && parameters.ranking().weights().text() > 0
        ? analyzer.analyze(query.text())
        : null;
  }

  /** Both by score, each kind in its own order. */
  private static List<Hit> merged(List<Hit> some, List<Hit> others, int k) {
    List<Hit> merged = new ArrayList<>();
    int s = 0;
    int o = 0;
    while (merged.size() < k && (s < some.size() || o < others.size())) {
      boolean isOther =
          s == some.size() || (o < others.size() && others.get(o).score() > some.get(s).score());
      merged.add(isOther ? others.get(o++) : some.get(s++));
    }
    return merged;
  }

  private static boolean asksOnlyForExperiences(RecallQuery query) {
    return query.kinds().equals(Set.of(HitKind.EXPERIENCE));
  }

  /** Notes on every concept that helped to find a hit, or is one, what activation it had. */
  private void use(HotSpace space, List<Hit> hits, BitSet onPaths, long now) {
    BitSet used = (BitSet) onPaths.clone();
    for (Hit hit : hits) {
      if (hit.kind() == HitKind.CONCEPT) {
        used.set(space.concepts.slot(hit.id()));
      }
    }
    used.stream().forEach(slot -> space.concepts.use(slot, spreading.conceptActivation(slot), now));
  }

  private static boolean serves(RecallQuery query, HitKind kind) {
    return query.kinds().isEmpty() || query.kinds().contains(kind);
  }

  private List<String> degraded(RecallQuery query, Prediction predicted) throws Exception {
    List<String> missing = new ArrayList<>();
    for (HitKind kind : HitKind.values()) {
      if (!isServed(kind, query) && query.kinds().contains(kind)) {
        missing.add(kind.name().toLowerCase(Locale.ROOT));
      }
    }
    if (query.mode() == RecallMode.PREDICT) {
      if (predicted == null) {
        missing.add("prediction");
      }
    } else if (query.embedding() == null && isRanked(query) && !asksOnlyForExperiences(query)) {
      missing.add("similarity");
    }
    if (query.after() != null && state.ref(query.after()) == null) {
      missing.add("after");
    }
    return missing;
  }

  private static boolean isRanked(RecallQuery query) {
    return switch (query.mode()) {
      case GET, LIST, STATS -> false;
      default -> true;
    };
  }

  private boolean isServed(HitKind kind, RecallQuery query) {
    boolean isPrediction = query.mode() == RecallMode.PREDICT;
    return switch (kind) {
      case EPISODE -> !isPrediction;
      case CONCEPT -> !isPrediction && parameters.mode() == MemoryMode.DUAL;
      case EXPERIENCE ->
          isRanked(query)
              ? ExperienceRecall.serves(query)
              : ExperienceFilter.serves(query.filter());
      case PATTERN -> !isPrediction;
    };
  }
}
