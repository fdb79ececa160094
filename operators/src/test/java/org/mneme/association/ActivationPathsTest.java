package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.association.PlainSpreading.Node;
import org.mneme.model.PathStep;

class ActivationPathsTest {

  private static final long NOW = RandomGraph.NOW;
  private static final double THRESHOLD = 0.4;
  private static final float AT_THRESHOLD = 0.4f;

  private final PlainGraph graph = new PlainGraph();
  private final Spreading spreading = new Spreading(SpreadingParameters.DEFAULT);

  @Test
  void namesEveryNodeFromTheQueryToTheHit() {
    List.of("seed", "far").forEach(graph::episode);
    graph.concept("travel");
    graph.bind("seed", new BindingRef("travel", 0.8f, NOW));
    graph.bind("far", new BindingRef("travel", 0.5f, NOW));
    run(graph, List.of("seed", "far"), Map.of(Node.episode("seed"), AT_THRESHOLD), 3);

    List<ActivationPath> paths = new ActivationPaths(spreading).toEpisode(1);

    assertThat(paths).hasSize(1);
    List<PathStep> steps = paths.get(0).steps();
    assertThat(steps).extracting(PathStep::from).containsExactly("query", "seed", "travel");
    assertThat(steps).extracting(PathStep::to).containsExactly("seed", "travel", "far");
    assertThat(steps).extracting(PathStep::edge).containsExactly("seed", "binding", "binding");
    double intoFar = 0.5 / Math.sqrt(2);
    assertThat(steps.get(0).weight()).isEqualTo(0.4, within(1e-7));
    assertThat(steps.get(0).activation()).isEqualTo(0.5);
    assertThat(steps.get(1).weight()).isEqualTo(0.8, within(1e-7));
    assertThat(steps.get(2).weight()).isEqualTo(intoFar, within(1e-7));
    assertThat(steps.get(2).activation()).isEqualTo(spreading.activation(1), within(1e-12));
    assertThat(paths.get(0).probability())
        .isEqualTo(0.5 * 0.8 * intoFar * Math.exp(-0.7), within(1e-7));
  }

  @Test
  void givesNoPathToWhatNothingReached() {
    List.of("seed", "far").forEach(graph::episode);
    run(graph, List.of("seed", "far"), Map.of(Node.episode("seed"), AT_THRESHOLD), 3);

    assertThat(new ActivationPaths(spreading).toEpisode(0)).isEmpty();
    assertThat(new ActivationPaths(spreading).toEpisode(1)).isEmpty();
  }

  @Test
  void givesNoPathWhereActivationDiedDownBeforeItsLastRound() {
    List.of("seed", "one", "other").forEach(graph::episode);
    graph.link("one", "other", 0.9f);
    run(graph, List.of("seed", "one", "other"), Map.of(Node.episode("seed"), AT_THRESHOLD), 3);

    assertThat(new ActivationPaths(spreading).toEpisode(2)).isEmpty();
  }

  @Test
  void keepsTheEightStrongestEdges() {
    graph.episode("hub");
    Map<Node, Float> seeds = new TreeMap<>();
    List<String> rows = new ArrayList<>(List.of("hub"));
    for (int i = 0; i < 12; i++) {
      rows.add("e" + i);
      graph.episode("e" + i);
      graph.link("e" + i, "hub", (i + 1) / 16f);
      seeds.put(Node.episode("e" + i), AT_THRESHOLD);
    }
    run(graph, rows, seeds, 1);

    List<ActivationPath> paths = new ActivationPaths(spreading).toEpisode(0);

    assertThat(paths).hasSize(ActivationPaths.MAXIMUM_PATHS);
    assertThat(paths)
        .extracting(path -> path.steps().get(1).from())
        .containsExactly("e11", "e10", "e9", "e8", "e7", "e6", "e5", "e4");
    assertThat(paths).allSatisfy(path -> assertThat(path.steps().get(1).edge()).isEqualTo("link"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void saysOfEveryNodeWhatThePlainDefinitionDid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10; i++) {
      PlainGraph drawn = RandomGraph.of(random, 2 + random.nextInt(60), 1 + random.nextInt(10));
      Map<Node, Float> seeds = new TreeMap<>();
      for (int s = 0; s < 6; s++) {
        Node seeded = Node.episode("e" + random.nextInt(drawn.episodes().size()));
        if (!drawn.isHidden(seeded)) {
          seeds.put(seeded, (float) (0.4 + random.nextDouble() / 2));
        }
      }
      PlainSpreading plain = new PlainSpreading(SpreadingParameters.DEFAULT, drawn, NOW);
      plain.spread(seeds, THRESHOLD, 3);
      Spreading.Graph packed = run(drawn, drawn.episodes(), seeds, 3);
      ActivationPaths paths = new ActivationPaths(spreading);
      for (int row = 0; row < drawn.episodes().size(); row++) {
        assertAgree(plain, Node.episode(drawn.episodes().get(row)), paths.toEpisode(row));
      }
      for (String id : drawn.concepts()) {
        assertAgree(plain, Node.concept(id), paths.toConcept(packed.concepts().slot(id)));
      }
    }
  }

  private static void assertAgree(PlainSpreading plain, Node node, List<ActivationPath> paths) {
    Map<Node, Double> strongest = new TreeMap<>();
    for (int round = 1; round <= plain.rounds(); round++) {
      plain.arrivals(node, round).forEach((from, a) -> strongest.merge(from, a, Math::max));
    }
    strongest.values().removeIf(activation -> activation < 1e-12);
    List<Double> last =
        paths.stream().map(path -> path.steps().get(path.steps().size() - 1).activation()).toList();
    List<Double> expected =
        strongest.values().stream()
            .sorted((a, b) -> Double.compare(b, a))
            .limit(ActivationPaths.MAXIMUM_PATHS)
            .toList();
    assertThat(last).isEqualTo(expected);
    paths.forEach(path -> assertIsAWay(plain, path));
  }

  /** Every step starts where the one before ended, never turns back, and is the arrival it says. */
  private static void assertIsAWay(PlainSpreading plain, ActivationPath path) {
    List<PathStep> steps = path.steps();
    assertThat(path.probability()).isBetween(0.0, 1.0);
    assertThat(steps.get(0).from()).isEqualTo("query");
    for (int round = 1; round < steps.size(); round++) {
      PathStep step = steps.get(round);
      assertThat(step.from()).isEqualTo(steps.get(round - 1).to());
      List<Double> arrived =
          new ArrayList<>(plain.arrivals(Node.episode(step.to()), round).values());
      arrived.addAll(plain.arrivals(Node.concept(step.to()), round).values());
      assertThat(arrived).contains(step.activation());
    }
  }

  private Spreading.Graph run(
      PlainGraph drawn, List<String> rows, Map<Node, Float> seeds, int hops) {
    Spreading.Graph packed = drawn.packed(rows);
    spreading.begin(packed, NOW, THRESHOLD);
    seeds.forEach((node, similarity) -> spreading.seedEpisode(rows.indexOf(node.id()), similarity));
    spreading.run(hops);
    return packed;
  }
}
