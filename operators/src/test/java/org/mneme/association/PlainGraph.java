package org.mneme.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mneme.association.PlainSpreading.Node;
import org.mneme.model.IdOrder;

/** A graph of episodes and concepts on maps of ids, and the same one packed. */
final class PlainGraph {

  private final Map<String, Map<String, BindingRef>> bindings = new TreeMap<>();
  private final Map<String, Map<String, Float>> links = new TreeMap<>();
  private final Map<String, List<String>> bound = new HashMap<>();
  private final Map<String, Integer> fanOuts = new TreeMap<>();
  private final List<String> expected = new ArrayList<>();
  private final Set<String> hidden = new TreeSet<>();

  void episode(String id) {
    bindings.computeIfAbsent(id, e -> new TreeMap<>());
    links.computeIfAbsent(id, e -> new TreeMap<>());
  }

  void concept(String id) {
    fanOuts.putIfAbsent(id, 0);
    bound.computeIfAbsent(id, c -> new ArrayList<>());
  }

  void bind(String episode, BindingRef binding) {
    if (bindings.get(episode).put(binding.concept(), binding) == null) {
      bound.get(binding.concept()).add(episode);
      if (!expected.contains(episode)) {
        fanOuts.merge(binding.concept(), 1, Integer::sum);
      }
    }
  }

  /** What is bound to {@code episode} from now on is expected, not learned. */
  void expect(String episode) {
    expected.add(episode);
  }

  /** From now on nothing leaves the episode {@code id}. */
  void hide(String id) {
    hidden.add(id);
  }

  boolean isHidden(Node node) {
    return !node.isConcept() && hidden.contains(node.id());
  }

  void link(String from, String to, float weight) {
    links.get(from).put(to, weight);
  }

  List<String> episodes() {
    return List.copyOf(bindings.keySet());
  }

  List<String> concepts() {
    return List.copyOf(fanOuts.keySet());
  }

  BindingRef binding(String episode, String concept) {
    return bindings.get(episode).get(concept);
  }

  float link(String from, String to) {
    return links.get(from).get(to);
  }

  int bindings(String episode) {
    return bindings.get(episode).size();
  }

  int links(String episode) {
    return links.get(episode).size();
  }

  int fanOut(String concept) {
    return fanOuts.get(concept);
  }

  List<Node> neighbours(Node node) {
    List<Node> neighbours = new ArrayList<>();
    if (node.isConcept()) {
      bound.get(node.id()).forEach(episode -> neighbours.add(Node.episode(episode)));
    } else {
      bindings.get(node.id()).keySet().forEach(id -> neighbours.add(Node.concept(id)));
      links.get(node.id()).keySet().forEach(id -> neighbours.add(Node.episode(id)));
    }
    return neighbours;
  }

  /** The packed form; row {@code i} is the {@code i}-th of {@code rows}. */
  Spreading.Graph packed(List<String> rows) {
    ConceptIndex index = new ConceptIndex(1);
    fanOuts.forEach((id, fan) -> index.put(Concepts.concept(id, fan), new float[] {1}));
    Adjacency edges = new Adjacency(index);
    Adjacency expectedEdges = new Adjacency(index);
    Map<String, Integer> rowOf = new HashMap<>();
    rows.forEach(id -> rowOf.put(id, rowOf.size()));
    for (String id : rows) {
      List<LinkRef> linked = new ArrayList<>();
      links
          .get(id)
          .forEach(
              (to, weight) -> linked.add(new LinkRef(rowOf.get(to), weight, LinkKind.SIMILAR)));
      EpisodeEdges bindingsOnly =
          EpisodeEdges.NONE.withBindings(List.copyOf(bindings.get(id).values()));
      boolean isExpected = expected.contains(id);
      edges.put(rowOf.get(id), (isExpected ? EpisodeEdges.NONE : bindingsOnly).withLinks(linked));
      if (isExpected) {
        expectedEdges.put(rowOf.get(id), bindingsOnly);
      }
    }
    return new Spreading.Graph(new Rows(rows, hidden), index, edges, expectedEdges);
  }

  private record Rows(List<String> ids, Set<String> hidden) implements RowIds {
    @Override
    public int rowLimit() {
      return ids.size();
    }

    @Override
    public long idHash(int row) {
      return IdOrder.hash(ids.get(row));
    }

    @Override
    public String id(int row) {
      return ids.get(row);
    }

    @Override
    public boolean isHidden(int row) {
      return hidden.contains(ids.get(row));
    }
  }
}
