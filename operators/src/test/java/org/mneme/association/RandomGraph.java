package org.mneme.association;

import java.util.SplittableRandom;

/** Seeded graphs with the shapes that spreading must stand: hubs, chains, mutual links, strays. */
final class RandomGraph {

  static final long NOW = 1_700_000_000_000L;

  private static final long A_MONTH = 30L * 86_400_000;

  private RandomGraph() {}

  static PlainGraph of(SplittableRandom random, int episodes, int concepts) {
    PlainGraph graph = new PlainGraph();
    for (int c = 0; c < concepts; c++) {
      graph.concept(conceptId(c));
    }
    for (int e = 0; e < episodes; e++) {
      graph.episode("e" + e);
      if (random.nextInt(10) == 0) {
        graph.expect("e" + e);
      }
      if (random.nextInt(20) == 0) {
        graph.hide("e" + e);
      }
    }
    for (int e = 0; e < episodes; e++) {
      join(random, graph, e, episodes, concepts);
    }
    return graph;
  }

  private static void join(
      SplittableRandom random, PlainGraph graph, int e, int episodes, int concepts) {
    int bindings = concepts == 0 ? 0 : random.nextInt(EpisodeEdges.MAXIMUM_BINDINGS + 1);
    for (int b = 0; b < bindings; b++) {
      // A third of all bindings go to one concept.
      int concept = random.nextInt(3) == 0 ? 0 : random.nextInt(concepts);
      long at = NOW - random.nextLong(A_MONTH) + A_MONTH / 10;
      graph.bind("e" + e, new BindingRef(conceptId(concept), (float) random.nextDouble(), at));
    }
    int links = random.nextInt(EpisodeEdges.MAXIMUM_LINKS + 1);
    for (int l = 0; l < links; l++) {
      int near = Math.floorMod(e + random.nextInt(7) - 3, episodes);
      int to = random.nextInt(4) == 0 ? random.nextInt(episodes) : near;
      if (to != e) {
        graph.link("e" + e, "e" + to, (float) random.nextDouble());
      }
    }
  }

  /** Some concepts have the id of an episode. */
  private static String conceptId(int number) {
    return (number % 5 == 0 ? "e" : "c") + number;
  }
}
