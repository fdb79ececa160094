package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Verdict;

class StoredEpisodeTest {

  @Test
  void exampleUsage() {
    StoredEpisode merged = made("a", 10, 0.2).merge(made("b", 20, 0.6));

    assertThat(merged.id()).isEqualTo("a");
    assertThat(merged.count()).isEqualTo(2);
    assertThat(merged.value()).isEqualTo(0.4);
    assertThat(merged.lastAt()).isEqualTo(20);
    assertThat(merged.recentIds()).containsExactly("a", "b");
  }

  @Test
  void keepsTheLastTenOccurrencesByClosingTime() {
    StoredEpisode merged = made("e00", 0, 0.5);
    for (int i = 14; i > 0; i--) {
      merged = merged.merge(made(String.format("e%02d", i), i, 0.5));
    }

    List<String> lastTen = new ArrayList<>();
    for (int i = 5; i < 15; i++) {
      lastTen.add(String.format("e%02d", i));
    }
    assertThat(merged.recentIds()).isEqualTo(lastTen);
    assertThat(merged.count()).isEqualTo(15);
  }

  @Test
  void ordersOccurrencesOfOneMomentById() {
    assertThat(made("b", 5, 0.5).merge(made("a", 5, 0.5)).recentIds()).containsExactly("a", "b");
  }

  @Test
  void namesWhatItKeepsNoLongerSoThatNoOccurrenceIsLost() {
    StoredEpisode ten = made("e00", 0, 0.5);
    for (int i = 1; i < 10; i++) {
      ten = ten.merge(made(String.format("e%02d", i), i, 0.5));
    }
    StoredEpisode punctual = made("e10", 10, 0.5);
    StoredEpisode late = made("e0-late", 0, 0.5);

    assertThat(ten.older()).isNull();
    assertThat(ten.droppedBy(punctual)).containsExactly("e00");
    assertThat(ten.merge(punctual).older()).isEqualTo("e00");
    assertThat(ten.droppedBy(late)).containsExactly("e0-late");
    assertThat(ten.merge(late).older()).isEqualTo("e0-late");
  }

  static StoredEpisode made(String id, long closedAt, double value) {
    return new StoredEpisode(
        id,
        "fingerprint",
        "airline",
        "booking",
        List.of("cheap", "round-trip"),
        Verdict.SUCCESS,
        1,
        value,
        closedAt,
        List.of(new Occurrence(id, closedAt, "agent-" + id, "user-" + id, "session-" + id)),
        null,
        false);
  }
}
