package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeEdgesTest {

  private static final LinkRef NEXT = new LinkRef(7, 0.5f, LinkKind.NEXT);
  private static final LinkRef SIMILAR = new LinkRef(7, 0.75f, LinkKind.SIMILAR);

  @Test
  void takesOneLinkMore() {
    assertThat(EpisodeEdges.NONE.withLink(NEXT).links()).containsExactly(NEXT);
  }

  @Test
  void keepsTheHeavierOfTwoLinksToTheSameRow() {
    assertThat(EpisodeEdges.NONE.withLink(NEXT).withLink(SIMILAR).links()).containsExactly(SIMILAR);
    assertThat(EpisodeEdges.NONE.withLink(SIMILAR).withLink(NEXT).links()).containsExactly(SIMILAR);
  }

  @Test
  void takesNoMoreLinksThanItHasRoomFor() {
    EpisodeEdges edges = EpisodeEdges.NONE;
    for (int row = 0; row < 20; row++) {
      edges = edges.withLink(new LinkRef(row, 0.5f, LinkKind.SIMILAR));
    }

    assertThat(edges.links()).hasSize(EpisodeEdges.MAXIMUM_LINKS);
    assertThat(edges.withLink(new LinkRef(3, 0.9f, LinkKind.NEXT)).links())
        .contains(new LinkRef(3, 0.9f, LinkKind.NEXT))
        .hasSize(EpisodeEdges.MAXIMUM_LINKS);
  }

  @Test
  void keepsBindingsInTheOrderOfTheirConcepts() {
    BindingRef a = new BindingRef("a", 0.5f, 1);
    BindingRef b = new BindingRef("b", 0.5f, 1);

    EpisodeEdges edges = EpisodeEdges.NONE.withBindings(List.of(b, a));

    assertThat(edges.bindings()).containsExactly(a, b);
    assertThat(edges.withoutBinding("a").bindings()).containsExactly(b);
    assertThat(edges.binding("b")).isEqualTo(b);
    assertThat(edges.binding("c")).isNull();
    assertThat(edges.isEmpty()).isFalse();
  }

  @Test
  void losesTheLinkToARow() {
    assertThat(EpisodeEdges.NONE.withLink(NEXT).withoutLink(7)).isEqualTo(EpisodeEdges.NONE);
  }
}
