package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.helped;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;

/**
 * One space to which more comes than it may hold of anything, for days: every bound of Memory's
 * state is reached, holds, and what goes for it is said on the topics.
 */
class MemoryBoundsTest {

  private static final int MAX_EPISODES = 60;
  private static final int MAX_CONCEPTS = 3;
  private static final int MAX_EXPERIENCES = 40;
  private static final int MAX_CONNECTIONS = 4;
  private static final long HOT_TIER = 60_000;
  private static final int DIMENSION = 16;
  private static final int BURSTS = 60;
  private static final int A_BURST = 16;
  private static final long HOUR = 3_600_000;

  private final Random random = new Random(3);
  private final List<String> stored = new ArrayList<>();
  private int experiences;

  @Test
  void everyBoundIsReachedAndHoldsAndWhatGoesIsSaid() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      boolean wereConceptsFull = false;
      for (int burst = 0; burst < BURSTS; burst++) {
        long at = TEN + burst * HOUR;
        burst(memory, burst, at);
        memory.watermark(at + HOUR - 1);
        memory.ask(Asked.at(TEN, SeededEpisodes.unit(random, DIMENSION)).query());
        SpaceDump dump = memory.dump(SPACE);
        dump.assertSound(MAX_CONCEPTS);
        assertThat(dump.episodes).hasSizeLessThanOrEqualTo(MAX_EPISODES);
        wereConceptsFull |= dump.concepts.size() == MAX_CONCEPTS;
      }
      SpaceDump dump = memory.dump(SPACE);

      // Episodes: four fifths are never exceeded for longer than a window, and each that goes is
      // said to have gone.
      assertThat(dump.episodes).hasSizeGreaterThan(MAX_EPISODES / 2);
      Set<String> left = new TreeSet<>(stored);
      left.removeAll(gone(memory, EpisodeStatus.EVICTED));
      assertThat(left).hasSizeLessThan(stored.size() / 2);
      left.removeAll(gone(memory, EpisodeStatus.FORGOTTEN));
      assertThat(left).isEqualTo(dump.refs.keySet());

      // Concepts: the limit was reached, and tombstones say which went.
      assertThat(wereConceptsFull).isTrue();
      assertThat(memory.concepts().keySet()).isEqualTo(dump.concepts.keySet());

      // Edges: some episode has as many bindings and links as any may.
      assertThat(dump.edges.values())
          .anySatisfy(edges -> assertThat(edges.links()).hasSize(12))
          .allSatisfy(edges -> assertThat(edges.links()).hasSizeLessThanOrEqualTo(12))
          .allSatisfy(edges -> assertThat(edges.bindings()).hasSizeLessThanOrEqualTo(3));

      // Experiences and what they are connected with.
      ExperienceState state = memory.experiences(SPACE);
      assertThat(state.learned()).isBetween(MAX_EXPERIENCES / 2L, (long) MAX_EXPERIENCES);
      assertThat(experiences).isGreaterThan(4 * MAX_EXPERIENCES);
      assertThat(standings(state))
          .anySatisfy(one -> assertThat(one.connections()).hasSize(MAX_CONNECTIONS))
          .allSatisfy(
              one -> assertThat(one.connections()).hasSizeLessThanOrEqualTo(MAX_CONNECTIONS));

      // Ids of commands and feedback: two an hour, of a day and the hour between two clean-ups.
      assertThat(size(memory, "seen-ids")).isBetween(2 * 24, 2 * 26);
      // The ledger has no bound: an entry for each subject for ever.
      assertThat(size(memory, "ledger")).isEqualTo(BURSTS);
      // Of what waits for a window that is closed nothing is left.
      assertThat(size(memory, "pending-episodes")).isZero();
      assertThat(memory.hotBytes()).isPositive();
      assertThat(memory.timers()).isLessThanOrEqualTo(1);
    }
  }

  private void burst(MemoryHarness memory, int burst, long at) throws Exception {
    float[] centre = SeededEpisodes.unit(random, DIMENSION);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < A_BURST; i++) {
      String id = "e%03d-%02d".formatted(burst, i);
      Episode made = episode(SPACE, id, id, at + i * 1_000L, i / 16.0, near(centre));
      memory.store(SeededClusters.by("agent-" + burst, "session-" + burst, made));
      ids.add(id);
    }
    stored.addAll(ids);
    List<EpisodeLinks> links = new ArrayList<>();
    for (String id : ids) {
      List<String> others = new ArrayList<>(ids);
      others.remove(id);
      float[] weights = new float[others.size()];
      Arrays.fill(weights, 0.9f);
      links.add(new EpisodeLinks(id, others, weights));
    }
    memory.write(
        MemoryWrite.of(
            SPACE,
            new ClusterWindow(at + 59_999, 0, List.of(cluster(ids.toArray(String[]::new))), links)),
        helped("helped-" + burst, at + 1_000, ids.get(0)),
        SeededCommands.forget(TargetKind.EPISODE, ids.get(A_BURST - 1), at + 120_000));
    for (int i = 0; i < 6; i++) {
      List<String> used = new ArrayList<>();
      for (int n = Math.max(1, experiences - 8); n <= experiences; n++) {
        used.add("x#" + n);
      }
      memory.write(SeededExperiences.step("x", ++experiences, at + i * 1_000L, used, near(centre)));
    }
  }

  private float[] near(float[] centre) {
    float[] vector = SeededEpisodes.unit(random, DIMENSION);
    double norm = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = 0.2f * vector[i] + centre[i];
      norm += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(norm);
    }
    return vector;
  }

  private static Set<String> gone(MemoryHarness memory, EpisodeStatus status) {
    return memory.acknowledged().stream()
        .filter(episode -> episode.status() == status)
        .map(Episode::episode)
        .collect(Collectors.toSet());
  }

  private static List<Standing> standings(ExperienceState state) throws Exception {
    return StreamSupport.stream(state.standings().spliterator(), false)
        .map(Map.Entry::getValue)
        .toList();
  }

  private static int size(MemoryHarness memory, String map) throws Exception {
    MapState<String, ?> state =
        memory.in(SPACE).getMapState(new MapStateDescriptor<>(map, Types.STRING, Types.LONG));
    int size = 0;
    for (String ignored : state.keys()) {
      size++;
    }
    return size;
  }

  private static MemoryParameters parameters() {
    Configuration config = new Configuration();
    config.set(LearningOptions.MAX_EPISODES, MAX_EPISODES);
    config.set(LearningOptions.MAX_CONCEPTS, MAX_CONCEPTS);
    config.set(PredictionOptions.MAX_EXPERIENCES, MAX_EXPERIENCES);
    config.set(PredictionOptions.MAX_CONNECTIONS, MAX_CONNECTIONS);
    config.set(HotTierOptions.SIZE, new MemorySize(HOT_TIER));
    return MemoryOptions.parameters(config);
  }
}
