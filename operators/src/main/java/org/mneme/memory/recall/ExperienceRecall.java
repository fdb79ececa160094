package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.mneme.episodic.prediction.Evidence;
import org.mneme.episodic.prediction.Experience;
import org.mneme.episodic.prediction.ExperienceFilter;
import org.mneme.episodic.prediction.ExperienceIndex;
import org.mneme.episodic.prediction.PredictionParameters;
import org.mneme.episodic.prediction.PredictionRules;
import org.mneme.episodic.prediction.Predictor;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.hot.Masking;
import org.mneme.model.EpisodeContext;
import org.mneme.model.ExperienceDigest;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.PathStep;
import org.mneme.model.Prediction;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * Finds the experiences nearest to a query's state, and what they predict. Reads the experiences of
 * the current key's space, its episodes not: a space may have the one without the other.
 */
public final class ExperienceRecall {

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id);

  private final PredictionParameters parameters;
  private final Predictor predictor;
  private final HotTier hotTier;
  private final Masking masking;
  private final ExperienceMetrics metrics;

  public ExperienceRecall(
      PredictionRules rules, HotTier hotTier, Masking masking, ExperienceMetrics metrics) {
    this.parameters = rules.prediction();
    this.predictor = new Predictor(parameters);
    this.hotTier = hotTier;
    this.masking = masking;
    this.metrics = metrics;
  }

  /** Whether experiences can answer {@code query}, should it ask for them. */
  static boolean serves(RecallQuery query) {
    return query.state() != null && ExperienceFilter.serves(query.filter());
  }

  /** What a prediction says and what it is made from; {@code prediction} is null for too little. */
  record Predicted(Prediction prediction, List<Hit> hits) {}

  /** Answers mode {@code predict}; with hits where the query asks for experiences. */
  Predicted predict(RecallQuery query, Stages stages) throws Exception {
    HotExperiences held = held(query, stages);
    double least = Math.max(parameters.minSimilarity(), query.minSimilarity());
    int most =
        Math.max(parameters.leastNeighbours(), Math.min(query.k(), parameters.maxNeighbours()));
    List<Evidence> evidence = evidence(query, held, most, least);
    Prediction prediction = predictor.predict(evidence);
    metrics.predicted(prediction != null);
    stages.end("predict");
    if (!query.kinds().contains(HitKind.EXPERIENCE)) {
      return new Predicted(prediction, List.of());
    }
    List<Hit> hits = hits(query, evidence);
    stages.end("digest");
    return new Predicted(prediction, hits);
  }

  /** The experiences nearest to the state of {@code query}, best first, at most {@code k}. */
  List<Hit> near(RecallQuery query, Stages stages) throws Exception {
    HotExperiences held = held(query, stages);
    List<Hit> hits = hits(query, evidence(query, held, query.k(), query.minSimilarity()));
    stages.end("experiences");
    return hits;
  }

  /** All experiences that the filter admits, in no order; none has a verdict or a value. */
  List<Hit> list(RecallQuery query) throws Exception {
    List<Hit> hits = new ArrayList<>();
    forEach(query, (experience, standing) -> hits.add(named(experience, standing)));
    return hits;
  }

  /** How many there are. */
  long count(RecallQuery query) throws Exception {
    long[] count = {0};
    forEach(query, (experience, standing) -> count[0]++);
    return count[0];
  }

  private void forEach(RecallQuery query, BiConsumer<Experience, Standing> visitor)
      throws Exception {
    if (ExperienceFilter.serves(query.filter())) {
      HotExperiences held = hotTier.experiences(query.space());
      masking.apply(held);
      held.forEachVisible(new ExperienceFilter(query.filter()), visitor);
    }
  }

  /** The experience {@code id}, or null where there is none that the filter admits. */
  Hit get(RecallQuery query, String id) throws Exception {
    if (!ExperienceFilter.serves(query.filter())) {
      return null;
    }
    HotExperiences held = hotTier.experiences(query.space());
    masking.apply(held);
    Experience experience = held.experience(id);
    boolean isShown =
        experience != null && held.visible(new ExperienceFilter(query.filter())).test(experience);
    return isShown ? named(experience, held.standing(id)) : null;
  }

  private static Hit named(Experience experience, Standing standing) {
    return new Hit(
        HitKind.EXPERIENCE,
        experience.id(),
        0,
        0,
        Map.of(),
        List.of(),
        null,
        null,
        null,
        digest(experience, standing));
  }

  /** Bytes that the experiences of the query's space take in memory. */
  long bytes(RecallQuery query) throws Exception {
    return hotTier.experiences(query.space()).bytes();
  }

  private HotExperiences held(RecallQuery query, Stages stages) throws Exception {
    HotExperiences held = hotTier.experiences(query.space());
    masking.apply(held);
    stages.end("load");
    return held;
  }

  private List<Evidence> evidence(RecallQuery query, HotExperiences held, int most, double least) {
    ExperienceIndex index = held.comparableWith(query.state());
    if (index == null) {
      return List.of();
    }
    ExperienceFilter filter = new ExperienceFilter(query.filter());
    Predicate<Experience> admitted = held.visible(filter.admitsAll() ? null : filter);
    float[] state = PackedVector.unpack(query.state());
    return predictor.weigh(index.nearest(state, most, least, admitted), query.asOf());
  }

  private List<Hit> hits(RecallQuery query, List<Evidence> evidence) {
    List<Hit> hits = new ArrayList<>(evidence.size());
    for (Evidence one : evidence) {
      hits.add(hit(query, one));
    }
    hits.sort(BEST_FIRST);
    return hits;
  }

  private Hit hit(RecallQuery query, Evidence one) {
    double similarity = Math.max(0, one.neighbour().similarity());
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("similarity", similarity);
    double score = similarity;
    if (query.mode() != RecallMode.SIMILAR) {
      parts.put("historical", one.historical());
      parts.put("recency", one.recency());
      parts.put("accuracy", one.accuracy());
      parts.put("connection", one.connection());
      score = Math.max(0, one.utility() / parameters.utility().sum());
    }
    List<PathStep> path =
        query.explain()
            ? List.of(new PathStep("query", one.id(), "state", similarity, similarity))
            : List.of();
    return new Hit(
        HitKind.EXPERIENCE,
        one.id(),
        score,
        similarity,
        parts,
        path,
        null,
        null,
        null,
        digest(one.neighbour().experience(), one.neighbour().standing()));
  }

  private static ExperienceDigest digest(Experience experience, Standing standing) {
    EpisodeContext context = experience.context();
    return new ExperienceDigest(
        context.episode(),
        experience.step(),
        experience.at(),
        experience.tool(),
        experience.success(),
        experience.error(),
        standing.uses(),
        experience.action(),
        experience.outcome(),
        context.agent(),
        context.user(),
        context.session(),
        context.domain(),
        context.type(),
        context.tags());
  }
}
