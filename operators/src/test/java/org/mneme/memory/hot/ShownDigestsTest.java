package org.mneme.memory.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.episodic.EpisodeDigests;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.TargetKind;

class ShownDigestsTest {

  private static final int PLACES = 8_192;

  private final ShownDigests digests = new ShownDigests();
  private final List<Integer> read = new ArrayList<>();

  @Test
  void exampleUsage() throws Exception {
    EpisodeDigest first = digests.of(7, this::read);

    assertThat(first.summary()).isEqualTo("summary of e7");
    assertThat(digests.of(7, this::read)).isSameAs(first);
    assertThat(read).containsExactly(7);
  }

  @Test
  void readsAgainWhatHasChanged() throws Exception {
    digests.of(7, this::read);
    digests.of(8, this::read);
    digests.changed(7);
    digests.changed(9);
    digests.changed(PLACES + 8);

    digests.of(7, this::read);
    digests.of(8, this::read);

    assertThat(read).containsExactly(7, 8, 7);
  }

  @Test
  void keepsOfTwoRowsInOnePlaceTheOneShownLast() throws Exception {
    for (int row : new int[] {0, PLACES, PLACES, 0}) {
      assertThat(digests.of(row, this::read).summary()).isEqualTo("summary of e" + row);
    }
    assertThat(read).containsExactly(0, PLACES, 0);
  }

  @Test
  void takesNoMoreBytesHoweverManyRowsAreShown() throws Exception {
    for (int row = PLACES; row < 2 * PLACES; row++) {
      digests.of(row, this::read);
    }
    final long full = digests.bytes();
    for (int row = 2 * PLACES; row < 4 * PLACES; row++) {
      digests.of(row, this::read);
    }
    assertThat(digests.bytes()).isBetween(full, full + 2 * PLACES * 2L);

    for (int row = 3 * PLACES; row < 4 * PLACES; row++) {
      digests.changed(row);
    }
    assertThat(digests.bytes()).isLessThan(full / 10);
  }

  @Test
  void letsDigestsGoThatTakeMoreThanTheirPart() throws Exception {
    final long empty = digests.bytes();
    digests.of(0, this::read);
    long one = digests.bytes() - empty;
    digests.keepWithin(20 * one);

    for (int row = 0; row < 200; row++) {
      assertThat(digests.of(row, this::read).summary()).isEqualTo("summary of e" + row);
      assertThat(digests.bytes()).isLessThan(20 * one + 12 * 256);
    }

    digests.keepWithin(0);
    assertThat(digests.of(5, this::read).summary()).isEqualTo("summary of e5");
    assertThat(digests.bytes()).isLessThanOrEqualTo(12 * 256);
  }

  @Test
  void showsWhatTookTheRowOfAForgottenEpisode() throws Exception {
    MemoryParameters parameters = MemoryOptions.parameters(new Configuration());
    long end = parameters.windowEnd(TEN);
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      memory.store(episode("a", TEN, 1, 0));
      assertThat(memory.ask(query(TEN, 9, 1, 0)).hits().get(0).digest().summary())
          .isEqualTo("summary of a");
      memory.watermark(end);
      memory.write(forget(TargetKind.EPISODE, "a", end + 1));
      memory.watermark(parameters.windowEnd(end + 1));
      final long before = memory.held(SPACE) == null ? 0 : memory.held(SPACE).digests.bytes();

      memory.store(episode("b", end + 120_000, 1, 0));

      assertThat(memory.ask(query(end + 120_000, 9, 1, 0)).hits())
          .singleElement()
          .satisfies(hit -> assertThat(hit.digest().summary()).isEqualTo("summary of b"));
      assertThat(memory.held(SPACE).digests.bytes()).isGreaterThan(before);
    }
  }

  private EpisodeDigest read(int row) {
    read.add(row);
    return EpisodeDigests.of(episode("e" + row, TEN, 1, 0));
  }
}
