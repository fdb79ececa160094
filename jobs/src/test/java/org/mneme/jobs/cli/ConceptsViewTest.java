package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.ConceptDigest;
import org.mneme.model.ConceptState;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallResult;

class ConceptsViewTest {

  @Test
  void printsARowForEachConceptLargestFirst() {
    RecallResult result =
        result(
            List.of(concept("c1", "refund (cancel)", 3, 0), concept("c2", "flight", 12, 60_000)));

    assertThat(ConceptsView.render(result))
        .isEqualTo(
            """
            name             id  state         members  coherence  strength  fan-out  last activation  at
            flight           c2  consolidated  12       0.800      0.340     9        0.470            1970-01-01T00:01:00Z
            refund (cancel)  c1  consolidated  3        0.800      0.340     9        -                -

            2 concepts
            """);
  }

  @Test
  void saysThatThereIsNone() {
    assertThat(ConceptsView.render(result(List.of()))).isEqualTo("no concepts\n");
  }

  static Hit concept(String id, String name, int members, long lastAccess) {
    return new Hit(
        HitKind.CONCEPT,
        id,
        0,
        0,
        Map.of(),
        List.of(),
        null,
        new ConceptDigest(
            name,
            List.of("flight", "book"),
            List.of("search"),
            ConceptState.CONSOLIDATED,
            0.8,
            0.34,
            4,
            members,
            9,
            0,
            0,
            lastAccess > 0 ? 0.47 : 0,
            lastAccess));
  }

  private static RecallResult result(List<Hit> hits) {
    return new RecallResult(
        "q", "s", 0, hits, null, false, false, List.of(), Map.of(), null, "q", 0, null);
  }
}
