package org.mneme.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mneme.model.RecallQuery;

/**
 * Spreading activation in the fewest words, from its definition: maps, loops and doubles, every
 * arrival kept by the neighbour that it came from. A concept stands under its id behind a star.
 */
final class PlainActivation {

  private static final double SEED = 0.4;
  private static final double BIND = 0.5;
  private static final double TEMPERATURE = 0.1;
  private static final int SEED_EPISODES = 50;
  private static final int SEED_CONCEPTS = 20;
  private static final int HOPS = 3;
  private static final int BINDINGS = 3;
  private static final double TO_CONCEPT = 0.8;
  private static final double TO_EPISODE = 0.6;
  private static final double OVER_LINK = 0.3;
  private static final double LEAST_PASSED = 0.001;
  private static final double LEAST_STRENGTH = 0.05;
  private static final double MILLIS_PER_DAY = 86_400_000.0;

  private final PlainMemory memory;
  private final LearnedGraph learned;
  private final Set<String> silent = new HashSet<>();

  /** What a node passes on of 1, by node and neighbour. */
  private final Map<String, Map<String, Double>> shares = new TreeMap<>();

  PlainActivation(PlainMemory memory, LearnedGraph learned) {
    this.memory = memory;
    this.learned = learned;
    List<PlainExperience> shown = memory.shown();
    memory.all.stream().filter(one -> !shown.contains(one)).forEach(one -> silent.add(one.id));
    learned.members().forEach(this::silenceIfAMemberIsForgotten);
  }

  private void silenceIfAMemberIsForgotten(String episode, String concept) {
    if (memory.isHidden(episode)) {
      silent.add(node(concept));
    }
  }

  /**
   * The activation part of each experience that a recall by vector gave activation or that it
   * arrived at; empty when it arrived at none.
   */
  Map<String, Double> parts(RecallQuery query) {
    join(query.asOf());
    Map<String, Double> given = seeds(query);
    Map<String, Double> arrived = spread(given, query.hops() == null ? HOPS : query.hops());
    given.keySet().removeIf(PlainActivation::isConcept);
    arrived.keySet().removeIf(node -> isConcept(node) || silent.contains(node));
    Map<String, Double> parts = new HashMap<>();
    double most = most(arrived);
    if (most > 0) {
      arrived.forEach((node, activation) -> parts.put(node, part(activation, most)));
      double mostGiven = most(given);
      given.forEach((node, seed) -> parts.merge(node, part(seed, mostGiven), Math::max));
    }
    return parts;
  }

  /** As a float, so that what is equal but for the order of its arrivals is a tie. */
  private static double part(double activation, double most) {
    return (float) (activation / most);
  }

  private static double most(Map<String, Double> activations) {
    return activations.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private Map<String, Double> seeds(RecallQuery query) {
    float[] vector = query.embedding().toFloats();
    double least = Math.max(SEED, query.minSimilarity());
    Map<String, Double> episodes = new TreeMap<>();
    memory.all.forEach(one -> episodes.put(one.id, one.cosine(vector)));
    Map<String, Double> concepts = new TreeMap<>();
    learned
        .concepts()
        .forEach((id, one) -> concepts.put(node(id), PlainExperience.dot(one.centroid(), vector)));
    Map<String, Double> seeds = new TreeMap<>();
    seeds.putAll(best(episodes, least, SEED_EPISODES));
    seeds.putAll(best(concepts, least, SEED_CONCEPTS));
    seeds.replaceAll((node, cosine) -> 1 / (1 + Math.exp(-(cosine - SEED) / TEMPERATURE)));
    return seeds;
  }

  private Map<String, Double> best(Map<String, Double> cosines, double least, int count) {
    List<String> nodes = new ArrayList<>(cosines.keySet());
    nodes.removeIf(node -> silent.contains(node) || cosines.get(node) < least);
    nodes.sort((one, other) -> Double.compare(cosines.get(other), cosines.get(one)));
    Map<String, Double> best = new TreeMap<>();
    nodes.stream().limit(count).forEach(node -> best.put(node, cosines.get(node)));
    return best;
  }

  /** Notes all edges, as heavy as they are at {@code now}. */
  private void join(long now) {
    Map<String, Integer> fanOuts = learned.fanOuts();
    for (LearnedGraph.Bound binding : learned.bindings()) {
      double fan = fanOuts.get(binding.concept());
      bind(binding.episode(), binding.concept(), faded(binding, now, fan), fan);
    }
    for (PlainExperience waiting : memory.all) {
      if (!waiting.isLearned) {
        expect(waiting, fanOuts);
      }
    }
    learned.links().forEach(link -> pass(link.from(), link.to(), OVER_LINK * link.weight()));
  }

  /** What is left of a binding at {@code now}. */
  static double faded(LearnedGraph.Bound binding, long now, double fan) {
    double days = Math.max(0, now - binding.at()) / MILLIS_PER_DAY;
    return binding.strength() * Math.exp(-0.05 * days * (1 + 0.1 * Math.log(fan)));
  }

  /** Ids of the concepts to which an experience would be bound. */
  static List<String> nearest(PlainExperience bound, LearnedGraph learned) {
    Map<String, Double> cosines = new HashMap<>();
    learned.concepts().forEach((id, one) -> cosines.put(id, bound.cosine(one.centroid())));
    List<String> near = new ArrayList<>(cosines.keySet());
    near.removeIf(id -> cosines.get(id) < BIND);
    near.sort((one, other) -> Double.compare(cosines.get(other), cosines.get(one)));
    return near.subList(0, Math.min(BINDINGS, near.size()));
  }

  /** Strength of a new binding; negative below the least cosine of one. */
  static double strength(PlainExperience bound, LearnedGraph.Concept concept) {
    double cosine = bound.cosine(concept.centroid());
    return Math.min(1, concept.coherence() * (cosine - BIND) / (1 - BIND));
  }

  /** Binds an episode whose window is open as it would be bound now. */
  private void expect(PlainExperience waiting, Map<String, Integer> fanOuts) {
    for (String id : nearest(waiting, learned)) {
      double strength = strength(waiting, learned.concepts().get(id));
      if (strength >= LEAST_STRENGTH) {
        bind(waiting.id, id, strength, Math.max(1, fanOuts.getOrDefault(id, 0)));
      }
    }
  }

  private void bind(String episode, String concept, double weight, double fan) {
    pass(episode, node(concept), TO_CONCEPT * weight);
    pass(node(concept), episode, TO_EPISODE * weight / Math.sqrt(fan));
  }

  private void pass(String from, String to, double share) {
    shares.computeIfAbsent(from, any -> new TreeMap<>()).put(to, share);
  }

  /** What arrives in all rounds, by node. */
  private Map<String, Double> spread(Map<String, Double> seeds, int hops) {
    Map<String, Map<String, Double>> came = new TreeMap<>();
    seeds.forEach((node, seed) -> came.put(node, Map.of("the query", seed)));
    Map<String, Map<String, Double>> sending = came;
    Map<String, Double> doubts = new TreeMap<>();
    for (int round = 0; round < hops; round++) {
      Map<String, Map<String, Double>> arrivals = new TreeMap<>();
      sending.forEach((node, from) -> send(node, from, arrivals));
      arrivals.forEach(
          (node, from) -> doubts.merge(node, 1 - together(from, null), (a, b) -> a * b));
      sending = arrivals;
    }
    doubts.replaceAll((node, doubt) -> 1 - doubt);
    return doubts;
  }

  private void send(
      String node, Map<String, Double> from, Map<String, Map<String, Double>> arrivals) {
    if (silent.contains(node) || together(from, null) < LEAST_PASSED) {
      return;
    }
    shares
        .getOrDefault(node, Map.of())
        .forEach(
            (to, share) ->
                arrivals
                    .computeIfAbsent(to, any -> new TreeMap<>())
                    .put(node, share * together(from, to)));
  }

  /** All arrivals as one, but for what came from {@code except}. */
  private static double together(Map<String, Double> from, String except) {
    double doubt = 1;
    for (Map.Entry<String, Double> arrival : from.entrySet()) {
      doubt *= arrival.getKey().equals(except) ? 1 : 1 - arrival.getValue();
    }
    return 1 - doubt;
  }

  private static String node(String concept) {
    return "*" + concept;
  }

  private static boolean isConcept(String node) {
    return node.startsWith("*");
  }
}
