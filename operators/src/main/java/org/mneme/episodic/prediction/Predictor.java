package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.mneme.model.Prediction;
import org.mneme.model.ToolVote;

/**
 * Predicts from the experiences nearest to a state: each weighs {@code similarity² · (0.1 +
 * success) · utility}; action and outcome are weighted means, the tools are voted for. Source:
 * DESIGN §4 "Prediction".
 */
public final class Predictor {

  private static final Comparator<Evidence> HEAVIEST_FIRST =
      Comparator.comparingDouble(Evidence::weight).reversed().thenComparing(Evidence::id);

  private static final Comparator<ToolVote> LARGEST_FIRST =
      Comparator.comparingDouble(ToolVote::share).reversed().thenComparing(ToolVote::tool);

  private final PredictionParameters parameters;

  /** Predicts by these parameters. */
  public Predictor(PredictionParameters parameters) {
    this.parameters = parameters;
  }

  /** Weighs the experiences near to a state as of {@code now}; heaviest first, ties by id. */
  public List<Evidence> weigh(List<Neighbour> near, long now) {
    Set<String> ids = new HashSet<>();
    near.forEach(neighbour -> ids.add(neighbour.experience().id()));
    List<Evidence> evidence = new ArrayList<>(near.size());
    for (Neighbour neighbour : near) {
      evidence.add(weigh(neighbour, ids, now));
    }
    evidence.sort(HEAVIEST_FIRST);
    return evidence;
  }

  /** What {@code evidence} predicts, or null where it is too little. */
  public Prediction predict(List<Evidence> evidence) {
    int count = evidence.size();
    if (count < parameters.leastNeighbours()) {
      return null;
    }
    double total = 0;
    double squares = 0;
    Map<String, Vote> votes = new TreeMap<>();
    for (Evidence one : evidence) {
      double similarity = one.neighbour().similarity();
      squares += similarity * similarity;
      total += one.weight();
      votes.computeIfAbsent(one.neighbour().experience().tool(), tool -> new Vote()).add(one);
    }
    List<ToolVote> tools = new ArrayList<>(votes.size());
    for (Map.Entry<String, Vote> vote : votes.entrySet()) {
      tools.add(vote.getValue().of(vote.getKey(), total));
    }
    tools.sort(LARGEST_FIRST);
    return new Prediction(
        mean(evidence, Experience::action),
        mean(evidence, Experience::outcome),
        tools,
        Math.min(parameters.maxConfidence(), squares / count),
        evidence.stream().map(Evidence::id).toList());
  }

  private Evidence weigh(Neighbour neighbour, Set<String> near, long now) {
    Standing standing = neighbour.standing();
    UtilityWeights weights = parameters.utility();
    double similarity = neighbour.similarity();
    double historical = standing.historical(parameters.recentShare());
    double recency = standing.recency(now);
    double accuracy = standing.accuracy();
    double connection = connection(standing, near);
    double utility =
        weights.similarity() * similarity
            + weights.historical() * historical
            + weights.recency() * recency
            + weights.accuracy() * accuracy
            + weights.connection() * connection;
    double success = neighbour.experience().success();
    double weight = similarity * similarity * (parameters.successFloor() + success) * utility;
    return new Evidence(neighbour, historical, recency, accuracy, connection, utility, weight);
  }

  /** What speaks for one tool. */
  private static final class Vote {
    private double weight;
    private double relevance;
    private double success;

    void add(Evidence evidence) {
      double similarity = evidence.neighbour().similarity();
      double relevant = similarity * similarity * evidence.utility();
      weight += evidence.weight();
      relevance += relevant;
      success += relevant * evidence.neighbour().experience().success();
    }

    ToolVote of(String tool, double total) {
      return new ToolVote(tool, weight / total, success / relevance);
    }
  }

  private static double connection(Standing standing, Set<String> near) {
    double sum = 0;
    int count = 0;
    for (Connection connection : standing.connections()) {
      if (near.contains(connection.experience())) {
        sum += connection.strength();
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Vectors of different dimensions have no mean: those that weigh most together are taken. */
  private static byte[] mean(List<Evidence> evidence, Function<Experience, byte[]> vector) {
    Map<Integer, WeightedMean> means = new TreeMap<>();
    for (Evidence one : evidence) {
      byte[] packed = vector.apply(one.neighbour().experience());
      if (packed != null) {
        means.computeIfAbsent(packed.length, WeightedMean::new).add(packed, one.weight());
      }
    }
    WeightedMean heaviest = null;
    for (WeightedMean mean : means.values()) {
      if (heaviest == null || mean.weight() > heaviest.weight()) {
        heaviest = mean;
      }
    }
    return heaviest == null ? null : heaviest.packed();
  }
}
