package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.EdgeSegment.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedLinksTest {

  private final SeedLinks seedLinks = new SeedLinks();

  @Test
  void exampleUsage() {
    Spreading.Graph graph = graph(new SplittableRandom(5), 40, 4);
    int seed = 0;
    while (graph.edges().edges(seed).links().isEmpty()) {
      seed++;
    }

    seedLinks.find(new int[] {seed}, 1, nodes(graph), graph.edges());

    int linked = graph.edges().edges(seed).links().get(0).row();
    assertThat(sources(graph, linked)).containsExactly(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsOfAllLinksToARowThoseOfSeeds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 20; run++) {
      int episodes = 2 + random.nextInt(80);
      Spreading.Graph graph = graph(random, episodes, 1 + random.nextInt(5));
      TreeSet<Integer> seeds = new TreeSet<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        // Concepts are nodes behind the episodes.
        seeds.add(random.nextInt(nodes(graph).limit()));
      }

      seedLinks.find(
          seeds.stream().mapToInt(node -> node).toArray(),
          seeds.size(),
          nodes(graph),
          graph.edges());

      for (int row = 0; row < episodes; row++) {
        List<Integer> expected = new ArrayList<>();
        for (int source : graph.edges().chains().linkedFrom(row)) {
          if (seeds.contains(source)) {
            expected.add(source);
          }
        }
        assertThat(sources(graph, row)).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void forgetsTheSeedsOfTheRunBefore() {
    Spreading.Graph graph = graph(new SplittableRandom(5), 40, 4);
    seedLinks.find(new int[] {3, 8}, 2, nodes(graph), graph.edges());

    seedLinks.find(new int[0], 0, nodes(graph), graph.edges());

    for (int row = 0; row < 40; row++) {
      assertThat(sources(graph, row)).isEmpty();
    }
  }

  private List<Integer> sources(Spreading.Graph graph, int row) {
    List<Integer> sources = new ArrayList<>();
    for (int at = seedLinks.first(row); at != NONE; at = seedLinks.next(at)) {
      if (seedLinks.target(at) == row) {
        sources.add(graph.edges().chains().source(seedLinks.link(at)));
      }
    }
    return sources;
  }

  private static Spreading.Graph graph(SplittableRandom random, int episodes, int concepts) {
    PlainGraph drawn = RandomGraph.of(random, episodes, concepts);
    return drawn.packed(drawn.episodes());
  }

  private static Nodes nodes(Spreading.Graph graph) {
    return new Nodes(graph.ids(), graph.concepts());
  }
}
