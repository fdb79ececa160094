package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LinkFoldingTest {

  private static final long HOUR = 3_600_000L;

  @Test
  void exampleUsage() {
    EpisodeEdges edges = LinkFolding.with(EpisodeEdges.NONE, link(7, 0.5f), row -> "e" + row);

    assertThat(edges.links()).containsExactly(link(7, 0.5f));
  }

  @Test
  void joinsTwoEpisodesByTheHeavierLinkOnly() {
    EpisodeEdges edges = linked(link(7, 0.5f), link(7, 0.4f), link(7, 0.6f));

    assertThat(edges.links()).containsExactly(link(7, 0.6f));
  }

  @Test
  void letsTheLightestGoWhereThereAreTooMany() {
    EpisodeEdges full = full();

    assertThat(LinkFolding.with(full, link(99, 0.05f), row -> "e" + row)).isEqualTo(full);
    assertThat(LinkFolding.with(full, link(99, 0.5f), row -> "e" + row).links())
        .hasSize(EpisodeEdges.MAXIMUM_LINKS)
        .contains(link(99, 0.5f))
        .doesNotContain(full.links().get(0));
  }

  @Test
  void renewsAKnownLinkOfAFullEpisode() {
    LinkRef heavier = link(full().links().get(3).row(), 0.99f);

    assertThat(LinkFolding.with(full(), heavier, row -> "e" + row).links())
        .hasSize(EpisodeEdges.MAXIMUM_LINKS)
        .contains(heavier);
  }

  @Test
  void keepsTheSameLinksInWhateverRowsAndOrderTheyCome() {
    List<LinkRef> links = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      links.add(link(row, (1 + row % 4) / 8f));
    }
    Set<String> expected = kept(links, 0);
    for (int seed = 1; seed < 20; seed++) {
      Collections.shuffle(links, new Random(seed));
      assertThat(kept(links, seed)).isEqualTo(expected);
    }
  }

  @Test
  void weighsASequenceByTheHoursBetween() {
    assertThat(LinkFolding.sequenceWeight(HOUR, 3 * HOUR)).isEqualTo(0.1353f, within(1e-4f));
    assertThat(LinkFolding.sequenceWeight(3 * HOUR, HOUR)).isEqualTo(0.1353f, within(1e-4f));
    assertThat(LinkFolding.sequenceWeight(HOUR, HOUR)).isEqualTo(1);
  }

  /** Ids of the episodes that stay linked when row {@code r} holds episode {@code r xor mask}. */
  private static Set<String> kept(List<LinkRef> links, int mask) {
    EpisodeEdges edges = EpisodeEdges.NONE;
    for (LinkRef link : links) {
      int row = link.row() ^ mask;
      edges =
          LinkFolding.with(
              edges,
              new LinkRef(row, link.weight(), link.kind()),
              r -> String.format("e%02d", r ^ mask));
    }
    Set<String> ids = new TreeSet<>();
    edges.links().forEach(link -> ids.add(String.format("e%02d", link.row() ^ mask)));
    return ids;
  }

  private static EpisodeEdges full() {
    LinkRef[] links = new LinkRef[EpisodeEdges.MAXIMUM_LINKS];
    for (int row = 0; row < links.length; row++) {
      links[row] = link(row, (row + 1) / 13f);
    }
    return linked(links);
  }

  private static EpisodeEdges linked(LinkRef... links) {
    EpisodeEdges edges = EpisodeEdges.NONE;
    for (LinkRef link : links) {
      edges = LinkFolding.with(edges, link, row -> "e" + row);
    }
    return edges;
  }

  private static LinkRef link(int row, float weight) {
    return new LinkRef(row, weight, LinkKind.SIMILAR);
  }
}
