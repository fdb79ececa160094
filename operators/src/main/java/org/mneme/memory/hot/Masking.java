package org.mneme.memory.hot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.Forgets;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PendingState;
import org.mneme.model.Command;
import org.mneme.model.TargetKind;

/**
 * Keeps out of answers what forgets name that still wait for their window: every experience with an
 * occurrence that is named, and every concept that such an episode is a member of. An experience
 * that others made too is seen again, without that occurrence, when the window is closed. Patterns
 * name no episode that is hidden, and those go that nothing else shows.
 *
 * <p>What is hidden is found when it is first asked for: by reading the references of the space
 * once, after each forget that comes and each window that closes. Of a space that is loaded by
 * segments it is hidden anew after each.
 */
public final class Masking {

  private final MemoryState state;
  private final AssociationState associations;
  private final PendingState pending;
  private final HotTier hotTier;

  public Masking(
      MemoryState state, AssociationState associations, PendingState pending, HotTier hotTier) {
    this.state = state;
    this.associations = associations;
    this.pending = pending;
    this.hotTier = hotTier;
  }

  /** Something came or went in {@code space}, the current key, that may have to be hidden. */
  public void changed(String space) {
    HotSpace hot = hotTier.ifHeld(space);
    if (hot != null) {
      hot.isMasked = false;
      hot.mask = null;
    }
    HotExperiences experiences = hotTier.experiencesIfHeld(space);
    if (experiences != null) {
      experiences.isMasked = false;
    }
  }

  /**
   * An episode that a waiting forget names was stored in {@code space}, the current key: no query
   * sees it. It is in no concept yet, so nothing else changes.
   */
  public void arrived(String space, String episode) throws Exception {
    HotSpace hot = hotTier.ifHeld(space);
    EpisodeRef ref = hot != null && hot.mask != null ? state.ref(episode) : null;
    if (ref != null) {
      hot.mask.rows().set(ref.row());
      hot.index.hide(ref.row());
      hot.texts.hide(ref.row());
    }
  }

  /** Makes {@code hot}, the current key's space, show what it may. */
  public void apply(HotSpace hot) throws Exception {
    if (hot.isMasked) {
      return;
    }
    if (hot.mask == null) {
      hot.mask = mask();
    }
    hot.index.hide(hot.mask.rows());
    hot.texts.hide(hot.mask.rows());
    hot.concepts.hide(hot.mask.concepts());
    hot.patterns.hideBefore(hot.mask.patternsBefore());
    hot.isMasked = true;
  }

  private Mask mask() throws Exception {
    List<Command> forgets = waiting();
    BitSet rows = new BitSet();
    Set<String> concepts = new HashSet<>();
    if (!forgets.isEmpty()) {
      for (Map.Entry<String, EpisodeRef> entry : state.refs()) {
        EpisodeRef ref = entry.getValue();
        if (forgets.stream().anyMatch(forget -> Forgets.names(forget, entry.getKey(), ref))) {
          rows.set(ref.row());
          if (ref.concept() != null) {
            concepts.add(associations.living(ref.concept()));
          }
        }
      }
    }
    long patternsBefore =
        forgets.stream()
            .filter(forget -> forget.targetKind() == TargetKind.SPACE)
            .mapToLong(Command::at)
            .max()
            .orElse(Long.MIN_VALUE);
    return new Mask(rows, concepts, patternsBefore);
  }

  /** Makes {@code hot}, the experiences of the current key's space, show what they may. */
  public void apply(HotExperiences hot) throws Exception {
    if (!hot.isMasked) {
      hot.hide(waiting());
    }
  }

  private List<Command> waiting() throws Exception {
    List<Command> forgets = new ArrayList<>();
    for (Command command : pending.commands()) {
      if (Forgets.isMeant(command)) {
        forgets.add(command);
      }
    }
    return forgets;
  }
}
