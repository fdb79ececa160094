package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.RecallResult;

class PagesTest {

  @Test
  void goesOnWhereEachPageEnds() {
    List<String> cursors = new ArrayList<>();

    List<Asking.Answer> pages =
        Pages.all(
            cursor -> {
              cursors.add(cursor);
              return answer(cursors.size() < 3 ? "p-" + cursors.size() : null, false);
            });

    assertThat(pages).hasSize(3);
    assertThat(cursors).containsExactly(null, "p-1", "p-2");
  }

  @Test
  void endsWithAPageThatCameTooLate() {
    assertThat(Pages.all(cursor -> answer("more", true))).hasSize(1);
  }

  private static Asking.Answer answer(String cursor, boolean isExpired) {
    return new Asking.Answer(
        new byte[0],
        new RecallResult(
            "q", "s", 0, List.of(), cursor, false, isExpired, List.of(), Map.of(), null, "q", 0,
            null),
        1);
  }
}
