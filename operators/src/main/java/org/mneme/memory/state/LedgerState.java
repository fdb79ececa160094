package org.mneme.memory.state;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeContext;
import org.mneme.model.SubjectHash;
import org.mneme.model.TargetKind;

/**
 * What a space has been told to forget, for ever: an episode of a subject that started before is
 * never stored again, from whatever replay or savepoint it comes. Every method reads or writes the
 * space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code ledger}, from the {@link SubjectHash} of a
 * subject to the time before which it is forgotten. A hash, so that the memory does not go on
 * naming whom it forgot. Which spaces have none is remembered in memory: to ask is to iterate.
 */
public final class LedgerState {

  /** Spaces known to have no ledger; beyond so many they are asked anew. */
  private static final int MOST_SPACES = 10_000;

  private final MapState<String, Long> ledger;
  private final Set<String> without = new HashSet<>();

  LedgerState(RuntimeContext context) {
    ledger = context.getMapState(new MapStateDescriptor<>("ledger", Types.STRING, Types.LONG));
  }

  /** Enters a subject; of several times the latest holds. */
  public void forget(TargetKind kind, String subject, long at) throws Exception {
    without.clear();
    String key = SubjectHash.of(kind, subject);
    Long before = ledger.get(key);
    if (before == null || before < at) {
      ledger.put(key, at);
    }
  }

  /** Whether {@code episode} started before one of its subjects was forgotten. */
  public boolean isForgotten(Episode episode) throws Exception {
    return hasLedger(episode.space())
        && (isForgotten(TargetKind.SPACE, episode.space(), episode.startedAt())
            || isForgotten(TargetKind.USER, episode.user(), episode.startedAt())
            || isForgotten(TargetKind.AGENT, episode.agent(), episode.startedAt())
            || isForgotten(TargetKind.EPISODE, episode.episode(), episode.startedAt()));
  }

  /** The same of an episode in {@code space} of which a step is at hand. */
  public boolean isForgotten(String space, EpisodeContext context) throws Exception {
    return hasLedger(space)
        && (isForgotten(TargetKind.SPACE, space, context.startedAt())
            || isForgotten(TargetKind.USER, context.user(), context.startedAt())
            || isForgotten(TargetKind.AGENT, context.agent(), context.startedAt())
            || isForgotten(TargetKind.EPISODE, context.episode(), context.startedAt()));
  }

  /** The hash of each subject, and the time before which it is forgotten. */
  Iterable<Map.Entry<String, Long>> entries() throws Exception {
    return ledger.entries();
  }

  private boolean hasLedger(String space) throws Exception {
    if (without.contains(space)) {
      return false;
    }
    boolean hasLedger = !ledger.isEmpty();
    if (!hasLedger) {
      if (without.size() >= MOST_SPACES) {
        without.clear();
      }
      without.add(space);
    }
    return hasLedger;
  }

  private boolean isForgotten(TargetKind kind, String subject, long startedAt) throws Exception {
    Long at = subject == null ? null : ledger.get(SubjectHash.of(kind, subject));
    return at != null && startedAt < at;
  }
}
