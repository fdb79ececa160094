package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.association.Concepts.concept;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a map of records, after every step of a random history. */
class AdjacencyHistoryTest {

  private static final int ROWS = 4_400;
  private static final int FIRST_ROW = 4_000;
  private static final int STEPS = 1_500;

  private final ConceptIndex concepts = new ConceptIndex(1);
  private final Adjacency adjacency = new Adjacency(concepts);
  private final Map<Integer, EpisodeEdges> plain = new TreeMap<>();
  private final TreeSet<String> ids = new TreeSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalsAMapOfRecordsWhateverCameAndWent(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      change(random);
      if (step % 50 == 0 || step == STEPS - 1) {
        assertSame();
      }
    }
  }

  private void change(SplittableRandom random) {
    int row = FIRST_ROW + random.nextInt(ROWS - FIRST_ROW);
    switch (random.nextInt(8)) {
      case 0 -> addConcept("c" + random.nextInt(30));
      case 1 -> {
        if (!ids.isEmpty() && random.nextInt(4) == 0) {
          removeConcept(new ArrayList<>(ids).get(random.nextInt(ids.size())));
        }
      }
      case 2 -> remove(row);
      default -> put(row, edges(random));
    }
  }

  private void addConcept(String id) {
    if (ids.add(id)) {
      concepts.put(concept(id, 0), new float[] {1});
    }
  }

  private void removeConcept(String id) {
    adjacency.removeConcept(concepts.slot(id));
    concepts.remove(id);
    ids.remove(id);
    plain.replaceAll((row, edges) -> edges.withoutBinding(id));
  }

  private void put(int row, EpisodeEdges edges) {
    adjacency.put(row, edges);
    plain.put(row, edges);
  }

  private void remove(int row) {
    adjacency.remove(row);
    plain.remove(row);
    plain.replaceAll((other, edges) -> edges.withoutLink(row));
  }

  private EpisodeEdges edges(SplittableRandom random) {
    List<BindingRef> bindings = new ArrayList<>();
    for (String id : ids) {
      if (bindings.size() < EpisodeEdges.MAXIMUM_BINDINGS && random.nextInt(ids.size()) < 3) {
        bindings.add(new BindingRef(id, random.nextInt(100) / 100f, random.nextInt(1_000)));
      }
    }
    EpisodeEdges edges = EpisodeEdges.NONE.withBindings(bindings);
    for (int count = random.nextInt(14); count > 0; count--) {
      int to = FIRST_ROW + random.nextInt(ROWS - FIRST_ROW);
      LinkKind kind = List.of(LinkKind.values()).get(random.nextInt(3));
      edges = edges.withLink(new LinkRef(to, random.nextInt(100) / 100f, kind));
    }
    return edges;
  }

  private void assertSame() {
    Map<String, Integer> fanOuts = new TreeMap<>();
    Map<Integer, TreeSet<Integer>> linkedFrom = new TreeMap<>();
    plain.forEach(
        (row, edges) -> {
          edges.bindings().forEach(binding -> fanOuts.merge(binding.concept(), 1, Integer::sum));
          edges
              .links()
              .forEach(
                  link -> linkedFrom.computeIfAbsent(link.row(), r -> new TreeSet<>()).add(row));
        });
    for (int row = FIRST_ROW; row < ROWS; row++) {
      EpisodeEdges edges = plain.getOrDefault(row, EpisodeEdges.NONE);
      assertThat(adjacency.edges(row)).isEqualTo(edges);
      for (int l = 0; l < edges.links().size(); l++) {
        assertThat(adjacency.chains().weightOfMate(row * EpisodeEdges.MAXIMUM_LINKS + l))
            .isEqualTo(weight(edges.links().get(l).row(), row));
      }
      assertThat(adjacency.linkedFrom(row))
          .isEqualTo(
              linkedFrom.getOrDefault(row, new TreeSet<>()).stream()
                  .mapToInt(Integer::intValue)
                  .toArray());
    }
    for (String id : ids) {
      assertThat(adjacency.fanOut(concepts.slot(id))).isEqualTo(fanOuts.getOrDefault(id, 0));
    }
  }

  private float weight(int from, int to) {
    for (LinkRef link : plain.getOrDefault(from, EpisodeEdges.NONE).links()) {
      if (link.row() == to) {
        return link.weight();
      }
    }
    return 0;
  }
}
