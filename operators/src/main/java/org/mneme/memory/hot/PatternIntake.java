package org.mneme.memory.hot;

import org.mneme.association.patterns.EvidenceRows;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PatternState;
import org.mneme.model.Pattern;
import org.mneme.model.PatternWindow;

/**
 * Takes in what a window of pattern mining changed, at once: mining has waited for its window, and
 * hands on a space's windows in their order, so that the last record of a pattern is right. Nothing
 * that is learned here reads patterns, and so nothing can depend on how far mining is ahead.
 */
public final class PatternIntake {

  private final PatternState patterns;
  private final MemoryState state;
  private final HotTier hotTier;

  public PatternIntake(PatternState patterns, MemoryState state, HotTier hotTier) {
    this.patterns = patterns;
    this.state = state;
    this.hotTier = hotTier;
  }

  /** Makes the patterns of {@code window} those of {@code space}, the current key. */
  public void accept(String space, PatternWindow window) throws Exception {
    HotSpace hot = hotTier.ifHeld(space);
    EvidenceRows rows = rows(state);
    for (Pattern pattern : window.patterns()) {
      patterns.accept(pattern);
      if (hot != null) {
        hot.change(pattern, rows);
      }
    }
    if (hot != null) {
      hotTier.charge(space);
    }
  }

  /** Where state says that episodes are stored. */
  static EvidenceRows rows(MemoryState state) {
    return episode -> {
      EpisodeRef ref = episode == null ? null : state.ref(episode);
      return ref == null ? EvidenceRows.NOT_STORED : ref.row();
    };
  }
}
