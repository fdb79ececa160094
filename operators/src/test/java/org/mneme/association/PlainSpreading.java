package org.mneme.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.kernels.activation.Activation;
import org.mneme.kernels.decay.StrengthDecay;
import org.mneme.model.IdOrder;

/**
 * The definition of spreading, on maps of ids: one arrival for each edge and round, kept. What the
 * packed form computes is compared with it bit for bit; only the decay of strengths is the same
 * kernel in both, and is compared with its own definition elsewhere.
 */
final class PlainSpreading {

  /** A node by kind and id; {@link IdOrder} orders nodes, and of equal ids the episode is first. */
  record Node(boolean isConcept, String id) implements Comparable<Node> {
    static Node episode(String id) {
      return new Node(false, id);
    }

    static Node concept(String id) {
      return new Node(true, id);
    }

    @Override
    public int compareTo(Node other) {
      int byId = IdOrder.compare(IdOrder.hash(id), id, IdOrder.hash(other.id), other.id);
      return byId != 0 ? byId : Boolean.compare(isConcept, other.isConcept);
    }
  }

  private final SpreadingParameters parameters;
  private final PlainGraph graph;
  private final long now;

  /** By round and node what came from each neighbour; round 0 stands empty. */
  private final List<Map<Node, Map<Node, Double>>> arrivals = new ArrayList<>();

  PlainSpreading(SpreadingParameters parameters, PlainGraph graph, long now) {
    this.parameters = parameters;
    this.graph = graph;
    this.now = now;
  }

  /** What arrived at each node by spreading from {@code seeds}, given with their similarities. */
  Map<Node, Double> spread(Map<Node, Float> seeds, double threshold, int hops) {
    Activation activation = new Activation((float) threshold, (float) parameters.temperature());
    Map<Node, Double> doubts = new TreeMap<>();
    seeds.forEach((node, similarity) -> doubts.put(node, 1.0 - activation.of(similarity)));
    Map<Node, Double> total = new TreeMap<>();
    arrivals.add(new TreeMap<>());
    Map<Node, Double> sending = mostActive(doubts, 0);
    for (int round = 1; round <= hops; round++) {
      arrivals.add(send(sending, arrivals.get(round - 1)));
      Map<Node, Double> arrived = new TreeMap<>();
      arrivals
          .get(round)
          .forEach(
              (node, from) -> {
                double doubt = 1;
                for (double arrival : from.values()) {
                  doubt *= 1 - arrival;
                }
                arrived.put(node, doubt);
              });
      arrived.forEach((node, doubt) -> total.merge(node, doubt, (a, b) -> a * b));
      sending = mostActive(arrived, parameters.least());
    }
    Map<Node, Double> activations = new TreeMap<>();
    total.forEach((node, doubt) -> activations.put(node, 1 - doubt));
    return activations;
  }

  /** What came to {@code node} in {@code round}, by neighbour. */
  Map<Node, Double> arrivals(Node node, int round) {
    return arrivals.get(round).getOrDefault(node, new TreeMap<>());
  }

  int rounds() {
    return arrivals.size() - 1;
  }

  private Map<Node, Double> mostActive(Map<Node, Double> doubts, double least) {
    Comparator<Map.Entry<Node, Double>> mostActive =
        Comparator.comparingDouble(entry -> -(1 - entry.getValue()));
    Map<Node, Double> kept = new TreeMap<>();
    doubts.entrySet().stream()
        .filter(entry -> 1 - entry.getValue() >= least && !graph.isHidden(entry.getKey()))
        .sorted(mostActive.thenComparing(Map.Entry::getKey))
        .limit(parameters.width())
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  private Map<Node, Map<Node, Double>> send(
      Map<Node, Double> sending, Map<Node, Map<Node, Double>> before) {
    Map<Node, Map<Node, Double>> sent = new TreeMap<>();
    sending.forEach(
        (node, doubt) ->
            graph
                .neighbours(node)
                .forEach(
                    to -> {
                      double came =
                          before.getOrDefault(node, new TreeMap<>()).getOrDefault(to, 0.0);
                      double passed = Math.max(0, 1 - doubt / (1 - came));
                      sent.computeIfAbsent(to, n -> new TreeMap<>())
                          .put(node, passed * conductance(node, to));
                    }));
    return sent;
  }

  /** Weight times share of the edge. */
  private double conductance(Node from, Node to) {
    if (to.isConcept()) {
      return weight(graph.binding(from.id(), to.id())) * parameters.toConcept();
    }
    if (from.isConcept()) {
      double share =
          parameters.toEpisode() / parameters.fanExponent().power(graph.fanOut(from.id()));
      return weight(graph.binding(to.id(), from.id())) * share;
    }
    return graph.link(from.id(), to.id()) * parameters.overLink();
  }

  float weight(BindingRef binding) {
    int lanes = ConceptIndex.PADDING;
    int[] fan = new int[lanes];
    float[] strength = new float[lanes];
    float[] days = new float[lanes];
    float[] rate = new float[lanes];
    fan[0] = graph.fanOut(binding.concept());
    strength[0] = binding.strength();
    days[0] = (now - binding.at()) * (1 / 86_400_000f);
    BindingStrength law = parameters.binding();
    StrengthDecay.fanRates(fan, (float) law.ratePerDay(), (float) law.fanWeight(), rate, 0, lanes);
    if (law.decay() == BindingDecay.EXPONENTIAL) {
      StrengthDecay.exponential(strength, days, rate, strength, 0, lanes);
    } else {
      StrengthDecay.linear(strength, days, rate, strength, 0, lanes);
    }
    return strength[0];
  }
}
