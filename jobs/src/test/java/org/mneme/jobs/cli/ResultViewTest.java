package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PathStep;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternDigest;
import org.mneme.model.PatternKind;
import org.mneme.model.Pitfall;
import org.mneme.model.Playbook;
import org.mneme.model.RecallResult;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

class ResultViewTest {

  private static final EpisodeDigest DIGEST =
      new EpisodeDigest(
          new Task("Book a flight\nto Seattle", null, "airline", List.of(), null, null, null),
          "agent-3",
          "ada",
          null,
          0,
          60_000,
          Verdict.SUCCESS,
          1.9,
          0.76,
          List.of("search", "book"),
          2,
          List.of(new Finding(FindingKind.INSIGHT, List.of(1, 2), "Search before booking.")),
          "Booked it.",
          3,
          List.of("e7", "e8", "e9"));

  private static final Hit HIT =
      new Hit(
          HitKind.EPISODE,
          "e9",
          0.8125,
          0.83,
          Map.of("value", 0.76, "similarity", 0.83),
          List.of(new PathStep("query", "e9", "seed", 0.83, 0.91)),
          DIGEST);

  private static final Hit PATTERN =
      new Hit(
          HitKind.PATTERN,
          "p-1",
          0.5,
          0.4,
          Map.of("bound", 0.6),
          List.of(),
          null,
          null,
          new PatternDigest(
              new Pattern(
                  "support",
                  "p-1",
                  PatternKind.RECOVERY,
                  "airline",
                  "book: sold out",
                  List.of("search", "book"),
                  12,
                  10,
                  0.6,
                  1.25,
                  3,
                  2,
                  0.2,
                  1,
                  0,
                  60_000,
                  List.of("e1", "e2"),
                  null,
                  false),
              new Playbook(
                  List.of("search", "book", "pay"),
                  List.of(new Pitfall("pay: refused", List.of("ask", "pay"), 0.3, "p-2")),
                  0.6,
                  List.of("e1", "e2", "e3"))));

  @Test
  void printsAPatternWithHowToFollowIt() {
    assertThat(ResultView.render(result(List.of(PATTERN)), true, 12))
        .startsWith(
            """
            #  score  id   verdict  value  task                             why
            1  0.500  p-1  -        -      book: sold out -> search > book  bound 0.600

            1. pattern p-1  score 0.500  confidence 0.400
               parts        bound 0.600
               recovery     book: sold out -> search > book
               domain       airline
               seen         10 of 12 succeeded, bound 0.600, lift 1.25, last 1970-01-01T00:01:00Z
               applied      2 of 3 times it helped, effectiveness 0.200
               evidence     e1, e2
               playbook     1. search
                            2. book
                            3. pay
               pitfalls     pay: refused -> ask > pay (0.300)
               sources      e1, e2, e3
            """);
  }

  @Test
  void saysOfEachKindOfPatternWhatItIs() {
    assertThat(headline(PatternKind.SEQUENCE, null, null)).isEqualTo("search > book");
    assertThat(headline(PatternKind.DECISION, "search", null))
        .isEqualTo("after search: search > book");
    assertThat(headline(PatternKind.CONTEXT, "type=refund", null)).isEqualTo("type=refund");
    assertThat(
            headline(
                PatternKind.CHANGE, "value", new PatternChange("value", 0.8, 0.3, null, 0, 0.9)))
        .isEqualTo("value fell from 0.80 to 0.30 at 1970-01-01T00:00:00Z");
  }

  private static String headline(PatternKind kind, String condition, PatternChange change) {
    Pattern pattern = PATTERN.pattern().pattern();
    return PatternView.headline(
        new Pattern(
            pattern.space(),
            pattern.id(),
            kind,
            pattern.domain(),
            condition,
            pattern.tools(),
            pattern.support(),
            pattern.successes(),
            pattern.bound(),
            pattern.lift(),
            0,
            0,
            0,
            1,
            pattern.firstAt(),
            pattern.lastAt(),
            List.of(),
            change,
            false));
  }

  @Test
  void printsARowForEachHit() {
    assertThat(ResultView.render(result(List.of(HIT)), false, 12))
        .isEqualTo(
            """
            #  score  id  verdict  value  task                      why
            1  0.813  e9  success  0.760  Book a flight to Seattle  similarity 0.830  value 0.760

            1 hit in 12 ms (in the job: scan 40 µs, total 95 µs)
            """);
  }

  @Test
  void explainsWhatAHitHoldsAndHowItWasFound() {
    assertThat(ResultView.render(result(List.of(HIT)), true, 12))
        .contains("1. episode e9  score 0.813  confidence 0.830\n")
        .contains("   parts        similarity 0.830  value 0.760\n")
        .contains("   found by     query\n")
        .contains("                └─ e9  seed 0.830     activation 0.910\n")
        .contains("   task         Book a flight to Seattle\n")
        .contains("   who          domain airline  agent agent-3  user ada\n")
        .contains("   when         1970-01-01T00:00:00Z to 1970-01-01T00:01:00Z\n")
        .contains("   tools        2 steps: search > book\n")
        .contains("   insight      Search before booking. (steps 1, 2)\n")
        .contains("   summary      Booked it.\n")
        .contains("   same as      3 occurrences, last e7, e8, e9\n");
  }

  @Test
  void printsAHitThatIsNoEpisode() {
    Hit hit = new Hit(HitKind.CONCEPT, "c1", 0.5, 0.5, Map.of(), List.of(), null);

    assertThat(ResultView.render(result(List.of(hit)), true, 1)).contains("1. concept c1");
    Hit concept = ConceptsViewTest.concept("c2", "flight (search)", 12, 0);
    assertThat(ResultView.render(result(List.of(concept)), true, 1))
        .contains("1  0.000  c2  -        -      flight (search)")
        .contains("   concept      flight (search)\n")
        .contains("   terms        flight, book\n")
        .contains(
            "   of           12 members, coherence 0.800, strength 0.340, fan-out 9, consolidated\n");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(ResultView.render(result(List.of()), false, 1)).startsWith("no hits\n");
  }

  @Test
  void saysThatAQueryCameTooLate() {
    RecallResult expired =
        new RecallResult(
            "q", "s", 0, List.of(), null, false, true, List.of(), Map.of(), null, "q", 0, null);

    assertThat(ResultView.render(expired, false, 1)).contains("too old");
  }

  @Test
  void saysWhatAnAnswerLacks() {
    RecallResult partial =
        new RecallResult(
            "q",
            "s",
            0,
            List.of(HIT),
            "next",
            true,
            false,
            List.of("text"),
            Map.of(),
            null,
            "q",
            0,
            null);

    assertThat(ResultView.render(partial, false, 1))
        .contains("partial: part of the space is still being loaded\n")
        .contains("without: text\n")
        .contains("more: --cursor next\n");
  }

  private static RecallResult result(List<Hit> hits) {
    return new RecallResult(
        "q1",
        "support",
        0,
        hits,
        null,
        false,
        false,
        List.of(),
        Map.of("scan", 40L, "total", 95L),
        null,
        "q1",
        0,
        null);
  }
}
