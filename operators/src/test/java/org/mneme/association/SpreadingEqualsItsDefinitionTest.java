package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.association.PlainSpreading.Node;
import org.mneme.kernels.activation.FanExponent;

class SpreadingEqualsItsDefinitionTest {

  private static final double THRESHOLD = 0.4;

  /**
   * One instance for all graphs, as an operator has: nothing of one run may be left for the next.
   */
  private final Spreading spreading = new Spreading(SpreadingParameters.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void bitForBitOnRandomGraphs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int graph = 0; graph < 30; graph++) {
      int episodes = 2 + random.nextInt(120);
      assertEqual(random, spreading, SpreadingParameters.DEFAULT, episodes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void bitForBitWhateverTheParameters(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int graph = 0; graph < 30; graph++) {
      SpreadingParameters parameters = parameters(random);
      assertEqual(random, new Spreading(parameters), parameters, 2 + random.nextInt(120));
    }
  }

  @Test
  void bitForBitWhereMoreNodesAreActiveThanMayPassOn() {
    SplittableRandom random = new SplittableRandom(7);
    for (int graph = 0; graph < 3; graph++) {
      assertEqual(random, spreading, SpreadingParameters.DEFAULT, 2_500);
    }
  }

  @Test
  void doesNotDependOnTheOrderInWhichRowsAndSeedsCame() {
    SplittableRandom random = new SplittableRandom(8);
    PlainGraph graph = RandomGraph.of(random, 200, 12);
    Map<Node, Float> seeds = seeds(random, graph);
    Map<Node, Double> first = packed(spreading, graph, seeds, graph.episodes(), 3);
    for (int shuffle = 0; shuffle < 20; shuffle++) {
      List<String> rows = new ArrayList<>(graph.episodes());
      Collections.shuffle(rows, new Random(shuffle));
      assertThat(packed(spreading, graph, seeds, rows, 3)).isEqualTo(first);
    }
  }

  private static void assertEqual(
      SplittableRandom random, Spreading spreading, SpreadingParameters parameters, int episodes) {
    PlainGraph graph = RandomGraph.of(random, episodes, random.nextInt(20));
    Map<Node, Float> seeds = seeds(random, graph);
    int hops = random.nextInt(6);
    Map<Node, Double> expected =
        new PlainSpreading(parameters, graph, RandomGraph.NOW).spread(seeds, THRESHOLD, hops);
    expected.values().removeIf(activation -> activation == 0);

    assertThat(packed(spreading, graph, seeds, graph.episodes(), hops)).isEqualTo(expected);
    assertThat(expected.values()).allSatisfy(a -> assertThat(a).isBetween(0.0, 1.0));
  }

  private static Map<Node, Double> packed(
      Spreading spreading, PlainGraph graph, Map<Node, Float> seeds, List<String> rows, int hops) {
    Spreading.Graph packed = graph.packed(rows);
    spreading.begin(packed, RandomGraph.NOW, THRESHOLD);
    seeds.forEach(
        (node, similarity) -> {
          if (node.isConcept()) {
            spreading.seedConcept(packed.concepts().slot(node.id()), similarity);
          } else {
            spreading.seedEpisode(rows.indexOf(node.id()), similarity);
          }
        });
    spreading.run(hops);
    Map<Node, Double> activations = new TreeMap<>();
    for (int i = 0; i < spreading.reachedCount(); i++) {
      int reached = spreading.reached(i);
      if (reached < 0) {
        int slot = -1 - reached;
        activations.put(
            Node.concept(packed.concepts().id(slot)), spreading.conceptActivation(slot));
      } else {
        activations.put(Node.episode(rows.get(reached)), spreading.activation(reached));
      }
    }
    return activations;
  }

  private static Map<Node, Float> seeds(SplittableRandom random, PlainGraph graph) {
    Map<Node, Float> seeds = new TreeMap<>();
    List<Node> all = new ArrayList<>();
    graph.episodes().forEach(id -> all.add(Node.episode(id)));
    all.removeIf(graph::isHidden);
    graph.concepts().forEach(id -> all.add(Node.concept(id)));
    for (int count = all.isEmpty() ? 0 : random.nextInt(20); count > 0; count--) {
      seeds.put(all.get(random.nextInt(all.size())), (float) (0.4 + 0.6 * random.nextDouble()));
    }
    return seeds;
  }

  private static SpreadingParameters parameters(SplittableRandom random) {
    BindingDecay decay = random.nextBoolean() ? BindingDecay.LINEAR : BindingDecay.EXPONENTIAL;
    return new SpreadingParameters(
        50,
        20,
        0.05 + random.nextDouble(),
        3,
        0.99 * random.nextDouble(),
        0.99 * random.nextDouble(),
        0.99 * random.nextDouble(),
        List.of(FanExponent.values()).get(random.nextInt(3)),
        random.nextInt(2) * 0.01 * random.nextDouble(),
        1 + random.nextInt(60),
        new BindingStrength(decay, random.nextDouble(), random.nextDouble(), 0.1, 0.1, 0.05));
  }
}
