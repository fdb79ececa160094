package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.RandomRecords.TIGHT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.StepDigest;

/** Random sequences of records and watermarks, against the rules in their most direct words. */
class EpisodeAssemblyModelTest {

  private static final int SEQUENCES = 400;
  private static final int ACTIONS = 150;

  private final Set<String> kinds = new HashSet<>();

  @Test
  void doesWhatTheNaiveRulesSay() {
    for (long seed = 0; seed < SEQUENCES; seed++) {
      RandomRecords records = new RandomRecords(seed);
      NaiveAssembly naive = new NaiveAssembly(TIGHT);
      AssemblyLine line = new AssemblyLine(TIGHT);
      long watermark = Long.MIN_VALUE;
      for (int action = 0; action < ACTIONS; action++) {
        long next = records.watermark(watermark);
        if (next > watermark) {
          watermark = next;
          line.watermark(watermark);
          compare(naive.watermark(watermark), line, seed, action);
        } else {
          EpisodeEvent event = records.next();
          line.take(event);
          compare(naive.take(event), line, seed, action);
        }
      }
      long end = watermark + 1_000_000;
      line.watermark(end);
      compare(naive.watermark(end), line, seed, ACTIONS);
      naive.watermark(2 * end);
      line.watermark(2 * end);
      assertThat(naive.isEmpty()).isTrue();
      assertThat(line.isEmpty()).as("state of sequence %d", seed).isTrue();
    }

    assertThat(kinds)
        .as("what the sequences led to")
        .contains(
            "accepted",
            "repeated",
            "closed",
            "LATE",
            "NOT_STARTED",
            "CONFLICTING_STEP",
            "CONFLICTING_START",
            "CONFLICTING_COMPLETION",
            "TOO_MANY_STEPS",
            "EPISODE_TOO_LARGE");
  }

  private void compare(List<String> expected, AssemblyLine line, long seed, int action) {
    List<String> said = new ArrayList<>();
    line.accepted().forEach(event -> said.add("accepted " + NaiveAssembly.line(event)));
    line.repeated().forEach(event -> said.add("repeated " + NaiveAssembly.line(event)));
    line.rejections()
        .forEach(
            rejection ->
                said.add(rejection.reason() + " " + EpisodeRecords.text(rejection.origin())));
    line.episodes().forEach(episode -> said.add(closed(episode)));
    List<String> unkeyed =
        expected.stream().map(saying -> saying.replaceFirst("^([A-Z_]+) e[0-9]: ", "$1 ")).toList();

    assertThat(said)
        .as("action %d of sequence %d", action, seed)
        .containsExactlyInAnyOrderElementsOf(unkeyed);
    said.forEach(saying -> kinds.add(saying.split(" ", 2)[0]));
    line.accepted().clear();
    line.repeated().clear();
    line.rejections().clear();
    line.episodes().clear();
  }

  private static String closed(Episode episode) {
    List<Integer> numbers = episode.steps().stream().map(StepDigest::number).toList();
    String end = episode.outcome() == null ? "abandoned" : episode.outcome().verdict().toString();
    return "closed " + episode.episode() + " at " + episode.closedAt() + " " + end + " " + numbers;
  }
}
