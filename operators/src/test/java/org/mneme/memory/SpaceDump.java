package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.mneme.association.BindingRef;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.LinkRef;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.ClockState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PatternState;

/** All that the state of one space holds of what it learned, and whether it is sound. */
public final class SpaceDump {

  public final SpaceProfile profile;
  final LearningClock clock;
  final Map<Integer, StoredEpisode> episodes = new HashMap<>();
  final Map<Integer, byte[]> vectors = new HashMap<>();
  final Map<Integer, byte[]> texts = new HashMap<>();
  public final Map<Integer, EpisodeEdges> edges = new HashMap<>();
  public final Map<String, EpisodeRef> refs = new TreeMap<>();
  public final Map<String, StoredConcept> concepts = new TreeMap<>();
  final Map<String, String> aliases = new TreeMap<>();
  final Map<String, SequenceTail> tails = new TreeMap<>();
  private final MemoryState state;
  private final AssociationState associations;
  private final PatternState patterns;

  private SpaceDump(RuntimeContext context) throws Exception {
    state = new MemoryState(context);
    associations = new AssociationState(context);
    patterns = new PatternState(context);
    profile = state.profile();
    clock = new ClockState(null, null, context).get().withTimer(null);
    state.episodes().forEach(e -> episodes.put(e.getKey(), e.getValue()));
    state.vectors().forEach(e -> vectors.put(e.getKey(), e.getValue()));
    state.texts().forEach(e -> texts.put(e.getKey(), e.getValue()));
    state.refs().forEach(e -> refs.put(e.getKey(), e.getValue()));
    associations.edges().forEach(e -> edges.put(e.getKey(), e.getValue()));
    associations.aliases().forEach(e -> aliases.put(e.getKey(), e.getValue()));
    associations.tails().forEach(e -> tails.put(e.getKey(), e.getValue()));
    for (StoredConcept concept : associations.concepts()) {
      concepts.put(concept.id(), concept);
    }
  }

  static SpaceDump read(RuntimeContext context) throws Exception {
    return new SpaceDump(context);
  }

  /** A copy of the space as a fresh load gives it. */
  HotSpace load() throws Exception {
    return HotSpace.load(profile, state, associations, patterns);
  }

  /** Checks what holds after any history. */
  public void assertSound(int maxConcepts) {
    assertThat(vectors.keySet()).isEqualTo(episodes.keySet());
    assertThat(texts.keySet()).isEqualTo(episodes.keySet());
    tails.values().forEach(tail -> assertThat(refs).containsKey(tail.episode()));
    assertThat(profile.experiences()).isEqualTo(episodes.size());
    Map<String, Integer> fanOut = new HashMap<>();
    Map<String, Integer> members = new HashMap<>();
    edges.forEach(
        (row, held) -> {
          assertThat(episodes).containsKey(row);
          assertThat(held.isEmpty()).isFalse();
          assertThat(held.bindings()).hasSizeLessThanOrEqualTo(EpisodeEdges.MAXIMUM_BINDINGS);
          assertThat(held.links()).hasSizeLessThanOrEqualTo(EpisodeEdges.MAXIMUM_LINKS);
          Set<Integer> linked = new HashSet<>(List.of(row));
          for (LinkRef link : held.links()) {
            assertThat(episodes).containsKey(link.row());
            assertThat(linked.add(link.row())).as("one link a row, and none to itself").isTrue();
            assertThat(link.weight()).isGreaterThan(0).isLessThanOrEqualTo(1);
          }
          for (BindingRef binding : held.bindings()) {
            assertThat(concepts).containsKey(binding.concept());
            assertThat(binding.strength()).isBetween(0f, 1f);
            fanOut.merge(binding.concept(), 1, Integer::sum);
          }
        });
    refs.forEach(
        (id, ref) -> {
          assertThat(episodes).containsKey(ref.row());
          assertThat(episodes.get(ref.row()).fingerprint()).isEqualTo(ref.fingerprint());
          String concept = ref.concept();
          while (concept != null && !concepts.containsKey(concept)) {
            concept = aliases.get(concept);
          }
          if (concept != null) {
            members.merge(concept, 1, Integer::sum);
          }
        });
    assertThat(concepts).hasSizeLessThanOrEqualTo(maxConcepts);
    for (StoredConcept concept : concepts.values()) {
      assertThat(concept.fanOut()).isEqualTo(fanOut.getOrDefault(concept.id(), 0));
      assertThat(concept.members()).isEqualTo(members.get(concept.id())).isGreaterThan(2);
      assertThat(concept.strength()).isBetween(0.0, 1.0);
      assertThat(concept.coherence()).isBetween(0.0, 1.0);
    }
    Map<Integer, Integer> occurrences = new HashMap<>();
    refs.values().forEach(ref -> occurrences.merge(ref.row(), 1, Integer::sum));
    episodes.forEach(
        (row, episode) -> {
          assertThat(occurrences.get(row)).isEqualTo(episode.count());
          assertThat(named(episode)).hasSize(episode.count());
        });
  }

  /** All occurrences of an experience that can be found from its row. */
  private Set<String> named(StoredEpisode episode) {
    Set<String> named = new HashSet<>(episode.recentIds());
    for (String older = episode.older(); older != null; older = refs.get(older).older()) {
      named.add(older);
    }
    return named;
  }
}
