package org.mneme.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All edges that an episode holds, in state: the truth of bindings, links and fan-out.
 *
 * @param bindings at most {@value #MAXIMUM_BINDINGS}, ascending by concept id, one a concept
 * @param links at most {@value #MAXIMUM_LINKS}, one a row, in the order they were made
 */
public record EpisodeEdges(List<BindingRef> bindings, List<LinkRef> links) {

  /** Most bindings of an episode. */
  public static final int MAXIMUM_BINDINGS = 3;

  /** Most links of an episode: two of its sequence, ten of its window. */
  public static final int MAXIMUM_LINKS = 12;

  /** An episode that nothing is joined to. */
  public static final EpisodeEdges NONE = new EpisodeEdges(List.of(), List.of());

  /** Whether there is no edge at all. */
  public boolean isEmpty() {
    return bindings.isEmpty() && links.isEmpty();
  }

  /** The binding to {@code concept}, or null when there is none. */
  public BindingRef binding(String concept) {
    for (BindingRef binding : bindings) {
      if (binding.concept().equals(concept)) {
        return binding;
      }
    }
    return null;
  }

  /** The same links with other bindings, given in any order. */
  public EpisodeEdges withBindings(List<BindingRef> newBindings) {
    List<BindingRef> sorted = new ArrayList<>(newBindings);
    sorted.sort(Comparator.comparing(BindingRef::concept));
    return new EpisodeEdges(List.copyOf(sorted), links);
  }

  /** The same bindings with other links. */
  public EpisodeEdges withLinks(List<LinkRef> newLinks) {
    return new EpisodeEdges(bindings, List.copyOf(newLinks));
  }

  /**
   * With one more link. Two episodes are joined by one link at most: where there is one to the same
   * row, the heavier stays, the known one if they weigh the same. A link beyond {@value
   * #MAXIMUM_LINKS} is not taken.
   */
  public EpisodeEdges withLink(LinkRef link) {
    List<LinkRef> changed = new ArrayList<>(links);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).row() == link.row()) {
        if (changed.get(i).weight() < link.weight()) {
          changed.set(i, link);
        }
        return withLinks(changed);
      }
    }
    if (changed.size() < MAXIMUM_LINKS) {
      changed.add(link);
    }
    return withLinks(changed);
  }

  /** Without the link to {@code row}, if there is one. */
  public EpisodeEdges withoutLink(int row) {
    return withLinks(links.stream().filter(link -> link.row() != row).toList());
  }

  /** Without the binding to {@code concept}, if there is one. */
  public EpisodeEdges withoutBinding(String concept) {
    return withBindings(
        bindings.stream().filter(binding -> !binding.concept().equals(concept)).toList());
  }
}
