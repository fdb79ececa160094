package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.by;
import static org.mneme.memory.SeededClusters.links;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.LinkKind;
import org.mneme.association.LinkRef;
import org.mneme.model.EpisodeLinks;

class LinkLearningTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  @Test
  void linksAnEpisodeToTheOneBeforeItInItsSessionElseOfItsAgent() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(
          by("agent", "s1", episode("a", TEN, 1, 0)),
          by("agent", "s2", episode("b", TEN + 10 * MINUTE, 0, 1)),
          by("other", "s1", episode("c", TEN + 2 * HOUR, 1, 0)),
          by("agent", null, episode("d", TEN + 2 * HOUR, 0, 1)));

      memory.watermark(TEN + 3 * HOUR);

      SpaceDump dump = memory.dump(SPACE);
      float half = (float) Math.exp(-1 / 6.0);
      float two = (float) Math.exp(-2);
      assertThat(linksOf(dump, "a"))
          .containsExactlyInAnyOrder(
              new LinkRef(dump.refs.get("b").row(), half, LinkKind.NEXT),
              new LinkRef(dump.refs.get("c").row(), two, LinkKind.NEXT));
      assertThat(linksOf(dump, "b"))
          .containsExactly(new LinkRef(dump.refs.get("a").row(), half, LinkKind.PREVIOUS));
      assertThat(linksOf(dump, "c"))
          .containsExactly(new LinkRef(dump.refs.get("a").row(), two, LinkKind.PREVIOUS));
      assertThat(linksOf(dump, "d")).as("more than an hour after b").isEmpty();
    }
  }

  @Test
  void linksSimilarEpisodesAsTheExperiencesThatTheyAre() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(
          by(null, null, episode(SPACE, "a", "same", TEN, 0.5, 1, 0)),
          by(null, null, episode(SPACE, "b", "same", TEN + 1, 0.5, 1, 0)),
          by(null, null, episode("c", TEN + 2, 0.9f, 0.4359f)));
      memory.write(
          links(
              END,
              new EpisodeLinks("b", List.of("a", "c", "gone"), new float[] {1, 0.9f, 0.8f}),
              new EpisodeLinks("c", List.of("b", "a"), new float[] {0.9f, 0.9f})));

      memory.watermark(END);

      SpaceDump dump = memory.dump(SPACE);
      int same = dump.refs.get("a").row();
      int other = dump.refs.get("c").row();
      assertThat(dump.refs.get("b").row()).isEqualTo(same);
      assertThat(linksOf(dump, "a")).containsExactly(new LinkRef(other, 0.9f, LinkKind.SIMILAR));
      assertThat(linksOf(dump, "c")).containsExactly(new LinkRef(same, 0.9f, LinkKind.SIMILAR));
    }
  }

  private static List<LinkRef> linksOf(SpaceDump dump, String episode) {
    return dump.edges.getOrDefault(dump.refs.get(episode).row(), EpisodeEdges.NONE).links();
  }

  private static MemoryParameters parameters() {
    return MemoryOptions.parameters(new Configuration());
  }
}
