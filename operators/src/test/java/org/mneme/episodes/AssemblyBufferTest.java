package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.in;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.episodes.AssemblyHarness.Backend;
import org.mneme.model.Episode;

class AssemblyBufferTest {

  private static final AssemblyParameters ROOM_FOR_TWO = RandomRecords.tight(1_200);

  @Test
  void writesOfAnEpisodeThatClosesOnlyWhatRemindsOfIt() throws Exception {
    try (AssemblyHarness assembly = AssemblyHarness.open(Backend.HEAP, DEFAULTS)) {
      assembly.take(started(1_000), step(1, 2_000), step(2, 3_000));
      assertThat(assembly.writtenEntries()).isZero();

      assembly.take(completed(4_000, 2));

      assertThat(assembly.writtenEntries()).isEqualTo(1);
      assertThat(assembly.episodes().get(0).steps()).hasSize(2);
    }
  }

  @Test
  void writesWhatIsOpenOnceForASnapshotAndGoesOn() throws Exception {
    try (AssemblyHarness assembly = AssemblyHarness.open(Backend.HEAP, DEFAULTS)) {
      assembly.take(started(1_000), step(1, 2_000), step(2, 3_000));
      // open-episode, start and the steps, which count as one.
      assertThat(assembly.stateEntries()).isEqualTo(3);

      assembly.take(step(3, 4_000));
      assertThat(assembly.writtenEntries()).isEqualTo(3);
      assembly.take(completed(5_000, 3));

      assertThat(assembly.episodes().get(0).steps()).hasSize(3);
      assertThat(assembly.writtenEntries()).isEqualTo(1);
    }
  }

  @Test
  void writesWhatRestedLongestWhereThereIsNoRoomAndReadsItBack() throws Exception {
    try (AssemblyHarness assembly = AssemblyHarness.open(Backend.HEAP, ROOM_FOR_TWO)) {
      for (String episode : List.of("a", "b", "c")) {
        assembly.take(in(episode, started(1_000)), in(episode, step(1, 1_100)));
      }
      // Of "a": open-episode, start, step.
      assertThat(assembly.writtenEntries()).isEqualTo(3);

      assembly.take(in("a", step(2, 1_200)), in("a", step(1, 1_100)), in("a", completed(1_300, 2)));

      Episode episode = assembly.episodes().get(0);
      assertThat(episode.episode()).isEqualTo("a");
      assertThat(episode.steps()).extracting(step -> step.number()).containsExactly(1, 2);
      assertThat(assembly.rejections()).isEmpty();
    }
  }

  @Test
  void forgetsWhatRemindsOfAnEpisodeWithoutLookingForAnythingElse() {
    InMemoryAssemblyStore state = new InMemoryAssemblyStore();
    state.remember(new ClosedEpisode(1, 0, null, 1L, null, new int[0], new long[0], 10));
    AssemblyBuffer buffer = new AssemblyBuffer(state, key -> {}, 1_000);

    buffer.of("a").forget();
    buffer.settle("a");

    assertThat(state.isEmpty()).isTrue();
    assertThat(state.reads()).isEqualTo(2);
    assertThat(buffer.size()).isZero();
  }
}
