package org.mneme.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * How the bindings of one episode change.
 *
 * @param law how strength begins, fades and moves
 * @param leastChange what a strength must gain for a binding that exists to be renewed, in [0, 1];
 *     below it the binding fades on as it was, so that state and topic never differ
 */
public record BindingFolding(BindingStrength law, double leastChange) implements Serializable {

  /** Checks the range. */
  public BindingFolding {
    if (!(leastChange >= 0 && leastChange <= 1)) {
      throw new IllegalArgumentException("leastChange must be in [0, 1], got " + leastChange);
    }
  }

  /**
   * The bindings after an episode was compared with the concepts: a new one for each offer, the
   * stronger of both where there is one already, the {@value EpisodeEdges#MAXIMUM_BINDINGS}
   * strongest of all, ties by concept id. What would be dropped at once is not bound.
   *
   * @param held bindings that the episode has
   * @param offered concepts it is near to, each with its initial strength as of {@code now}
   * @param now end of the window, epoch milliseconds
   * @param fanOut of a concept by id, as of the last window
   */
  public List<BindingRef> bound(
      List<BindingRef> held, List<BindingRef> offered, long now, ToIntFunction<String> fanOut) {
    List<BindingRef> bound = new ArrayList<>(held);
    for (BindingRef offer : offered) {
      int known = indexOf(bound, offer.concept());
      if (known < 0) {
        if (!law.isLost(offer.strength())) {
          bound.add(offer);
        }
      } else if (offer.strength() - left(bound.get(known), now, fanOut) >= leastChange) {
        bound.set(known, offer);
      }
    }
    return strongest(bound, now, fanOut);
  }

  /**
   * The same bindings after those to a concept that was merged away moved to the one that stays.
   */
  public List<BindingRef> moved(
      List<BindingRef> held, String goes, String stays, long now, ToIntFunction<String> fanOut) {
    BindingRef moving = held.get(indexOf(held, goes));
    BindingRef moved = new BindingRef(stays, moving.strength(), moving.at());
    List<BindingRef> bound = new ArrayList<>(held);
    bound.remove(moving);
    int known = indexOf(bound, stays);
    if (known < 0) {
      bound.add(moved);
    } else if (left(moved, now, fanOut) > left(bound.get(known), now, fanOut)) {
      bound.set(known, moved);
    }
    return bound;
  }

  /**
   * A binding whose strength changes at {@code now}.
   *
   * @param change from what is left of it to what it is, both in [0, 1]
   */
  public BindingRef changed(
      BindingRef binding, long now, ToIntFunction<String> fanOut, DoubleUnaryOperator change) {
    return new BindingRef(
        binding.concept(), (float) change.applyAsDouble(left(binding, now, fanOut)), now);
  }

  /** What is left of a binding at {@code now}. */
  public double left(BindingRef binding, long now, ToIntFunction<String> fanOut) {
    return law.decayed(
        binding.strength(), now - binding.at(), fanOut.applyAsInt(binding.concept()));
  }

  private List<BindingRef> strongest(
      List<BindingRef> bindings, long now, ToIntFunction<String> fanOut) {
    if (bindings.size() <= EpisodeEdges.MAXIMUM_BINDINGS) {
      return bindings;
    }
    bindings.sort(
        Comparator.comparingDouble((BindingRef binding) -> -left(binding, now, fanOut))
            .thenComparing(BindingRef::concept));
    return bindings.subList(0, EpisodeEdges.MAXIMUM_BINDINGS);
  }

  private static int indexOf(List<BindingRef> bindings, String concept) {
    for (int i = 0; i < bindings.size(); i++) {
      if (bindings.get(i).concept().equals(concept)) {
        return i;
      }
    }
    return -1;
  }
}
