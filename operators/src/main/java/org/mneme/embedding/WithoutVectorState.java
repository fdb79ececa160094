package org.mneme.embedding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;

/**
 * The episodes of a space that were stored without a vector, whole, and what was forgotten of it.
 * Every method reads or writes the space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code without-vector} by episode, {@code
 * without-vector-count}, {@code forgotten-subjects} to the time of the forget; all of it for seven
 * days of processing time, and {@value #MOST} episodes at most.
 */
final class WithoutVectorState {

  static final int MOST = 10_000;

  private static final Duration KEPT = Duration.ofDays(7);

  /** What expires is not told: after so many that had no place, what is there is counted anew. */
  private static final int COUNTED_AFTER = 1_000;

  private static final Comparator<MemoryWrite> BY_CLOSING =
      Comparator.<MemoryWrite>comparingLong(write -> write.episode().closedAt())
          .thenComparing(write -> write.episode().episode());

  private final int most;
  private final MapState<String, MemoryWrite> episodes;
  private final ValueState<Integer> count;
  private final MapState<String, Long> forgotten;

  /** At most {@code most} episodes of each space. */
  WithoutVectorState(RuntimeContext context, int most) {
    this.most = most;
    StateTtlConfig ttl = StateTtlConfig.newBuilder(KEPT).build();
    var kept =
        new MapStateDescriptor<>(
            "without-vector", Types.STRING, TypeInformation.of(MemoryWrite.class));
    kept.enableTimeToLive(ttl);
    episodes = context.getMapState(kept);
    count = context.getState(new ValueStateDescriptor<>("without-vector-count", Types.INT));
    var subjects = new MapStateDescriptor<>("forgotten-subjects", Types.STRING, Types.LONG);
    subjects.enableTimeToLive(ttl);
    forgotten = context.getMapState(subjects);
  }

  /** Keeps the episode of {@code write}; whether there was room, and it is not forgotten. */
  boolean add(MemoryWrite write) throws Exception {
    Episode episode = write.episode();
    if (isForgotten(episode)) {
      return false;
    }
    if (!episodes.contains(episode.episode()) && !hasRoom()) {
      return false;
    }
    episodes.put(episode.episode(), write);
    return true;
  }

  private boolean hasRoom() throws Exception {
    int known = count.value() == null ? 0 : count.value();
    if (known >= most && (known - most) % COUNTED_AFTER == 0) {
      int held = all().size();
      known = held < most ? held : known;
    }
    count.update(known + 1);
    return known < most;
  }

  /** All that is kept, in the order in which it closed. */
  List<MemoryWrite> all() throws Exception {
    List<MemoryWrite> all = new ArrayList<>();
    episodes.values().forEach(all::add);
    all.sort(BY_CLOSING);
    return all;
  }

  /** Lets go of what {@code forget} names, and of what of it comes later. */
  void forget(Command forget) throws Exception {
    String subject = subject(forget.targetKind(), forget.target());
    Long before = forgotten.get(subject);
    forgotten.put(subject, before == null ? forget.at() : Math.max(before, forget.at()));
    int left = 0;
    for (Iterator<Map.Entry<String, MemoryWrite>> all = episodes.iterator(); all.hasNext(); ) {
      if (isForgotten(all.next().getValue().episode())) {
        all.remove();
      } else {
        left++;
      }
    }
    count.update(left);
  }

  private boolean isForgotten(Episode episode) throws Exception {
    return isForgotten(TargetKind.SPACE, episode.space(), episode)
        || isForgotten(TargetKind.EPISODE, episode.episode(), episode)
        || isForgotten(TargetKind.AGENT, episode.agent(), episode)
        || isForgotten(TargetKind.USER, episode.user(), episode);
  }

  private boolean isForgotten(TargetKind kind, String target, Episode episode) throws Exception {
    Long at = target == null ? null : forgotten.get(subject(kind, target));
    return at != null && episode.startedAt() < at;
  }

  private static String subject(TargetKind kind, String target) {
    return kind + "/" + target;
  }
}
