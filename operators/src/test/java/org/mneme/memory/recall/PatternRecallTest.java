package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.association.patterns.SeededPatterns.context;
import static org.mneme.association.patterns.SeededPatterns.recovery;
import static org.mneme.association.patterns.SeededPatterns.sequence;
import static org.mneme.memory.PatternArrivalTest.patterns;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.Asked;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.PatternRecallOptions;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PathStep;
import org.mneme.model.Pitfall;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;

/** Which patterns a query returns, and what it says of them. */
class PatternRecallTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final float[] QUERY = {1, 0};

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search", "book"), episode("b", "search", "ask"));
      memory.write(
          patterns(
              sequence("p", "search", "book").bound(0.6).shownBy("a", "gone"),
              sequence("q", "book", "pay").bound(0.5),
              recovery("r", "book: sold out", "search").bound(0.4)));

      RecallResult result = memory.ask(Asked.at(TEN, QUERY).kinds(HitKind.PATTERN).query());

      assertThat(result.degraded()).isEmpty();
      Hit hit = result.hits().get(0);
      assertThat(hit.id()).isEqualTo("p");
      assertThat(hit.kind()).isEqualTo(HitKind.PATTERN);
      assertThat(hit.parts())
          .containsOnlyKeys("context", "similarity", "bound", "effectiveness", "weight")
          .containsEntry("context", 0.75)
          .containsEntry("similarity", 1.0)
          .containsEntry("bound", 0.6);
      assertThat(hit.score()).isCloseTo((0.4 * 0.75 + 0.3 * 1 + 0.3 * 0.6) / 1.25, within(1e-6));
      assertThat(hit.path())
          .containsExactly(
              new PathStep("query", "p", "seed", 0.45, 0.45),
              new PathStep("query", "a", "seed", 1, 1),
              new PathStep("a", "p", "evidence", 0.6, 0.6));
      assertThat(hit.confidence())
          .isCloseTo(1 - (1 - 0.45) * (1 - 0.6 * Math.exp(-0.35)), within(1e-6));
      assertThat(hit.pattern().pattern().evidence()).containsExactly("a");
      assertThat(hit.pattern().playbook().steps()).containsExactly("search", "book", "pay");
      assertThat(hit.pattern().playbook().pitfalls())
          .containsExactly(new Pitfall("book: sold out", List.of("search"), 0.4, "r"));
      assertThat(hit.pattern().playbook().sources()).containsExactly("a");
    }
  }

  @Test
  void filtersByDomainAndTimeAndAllElseByEvidence() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search"), episode("b", "search"));
      memory.write(
          patterns(
              sequence("old", "search", "x").lastAt(TEN - 1).shownBy("a"),
              sequence("new", "search", "y").lastAt(TEN).shownBy("b"),
              sequence("elsewhere", "search", "z").in("retail").shownBy("a")));

      assertThat(ids(memory, filter(null, null, null, null))).contains("old", "new");
      assertThat(ids(memory, filter("retail", null, null, null))).containsExactly("elsewhere");
      assertThat(ids(memory, filter("airline", null, TEN, null))).containsExactly("new");
      assertThat(ids(memory, filter("airline", null, null, TEN))).containsExactly("old");
      assertThat(ids(memory, filter(null, "agent-a", null, null)))
          .containsExactlyInAnyOrder("old", "elsewhere");
      assertThat(ids(memory, filter(null, "nobody", null, null))).isEmpty();
    }
  }

  @Test
  void ranksThePatternsOfADomainWithoutAnythingSaid() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search"));
      memory.write(
          patterns(
              sequence("weak", "search", "x").bound(0.2),
              sequence("strong", "call", "y").bound(0.8)));
      Asked asked =
          Asked.at(TEN).kinds(HitKind.PATTERN).filter(filter("airline", null, null, null));

      List<Hit> hits = memory.ask(asked.query()).hits();

      assertThat(hits).extracting(Hit::id).containsExactly("strong", "weak");
      assertThat(hits.get(0).parts()).containsOnlyKeys("bound", "effectiveness", "weight");
    }
  }

  @Test
  void mixesAFewPatternsBehindTheFirstEpisodesOfADefaultRecall() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      List<String> episodes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        memory.store(episode("e" + i, "search", "book"));
      }
      memory
          .ask(Asked.at(TEN, QUERY).kinds(HitKind.EPISODE).query())
          .hits()
          .forEach(hit -> episodes.add(hit.id()));
      memory.write(
          patterns(
              sequence("p", "search", "book").bound(0.6).shownBy("e1"),
              recovery("r", "sold out", "search").bound(0.5).shownBy("e2"),
              sequence("worse", "book", "search").bound(0.5).lift(0.9).shownBy("e1"),
              sequence("doubtful", "search", "pay").bound(0.0),
              context("c", "type=booking").bound(0.7)));

      List<String> mixed =
          memory.ask(Asked.at(TEN, QUERY).query()).hits().stream().map(Hit::id).toList();

      assertThat(mixed).hasSize(10);
      assertThat(mixed.subList(0, 5)).isEqualTo(episodes.subList(0, 5));
      assertThat(mixed.subList(5, 8)).containsExactlyInAnyOrder("p", "r", "c");
      assertThat(mixed.subList(8, 10)).isEqualTo(episodes.subList(5, 7));
      assertThat(memory.ask(Asked.at(TEN, QUERY).k(5).query()).hits())
          .extracting(Hit::kind)
          .containsOnly(HitKind.EPISODE);
      assertThat(memory.ask(Asked.at(TEN, QUERY).mode(RecallMode.SIMILAR).query()).hits())
          .extracting(Hit::kind)
          .containsOnly(HitKind.EPISODE);
    }
  }

  @Test
  void mixesNoneWhenToldSoOrWhenNothingIsNear() throws Exception {
    Configuration config = new Configuration();
    config.set(PatternRecallOptions.MOST, 0);
    try (MemoryHarness none = MemoryHarness.open(MemoryOptions.parameters(config));
        MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      for (MemoryHarness each : List.of(none, memory)) {
        each.store(episode("a", "search", "book"));
        each.write(patterns(sequence("p", "search", "book").bound(0.5).shownBy("a")));
      }

      assertThat(none.ask(Asked.at(TEN, QUERY).query()).hits()).hasSize(1);
      assertThat(memory.ask(Asked.at(TEN, QUERY).query()).hits()).hasSize(2);
      assertThat(memory.ask(Asked.at(TEN, 0.1f, 0.995f).query()).hits()).hasSize(1);
    }
  }

  @Test
  void asksForPatternsWithoutLeavingUsageOnTheEpisodesThatVote() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search"));
      memory.write(patterns(sequence("p", "search", "book")));

      assertThat(memory.ask(Asked.at(TEN, QUERY).kinds(HitKind.PATTERN).query()).hits()).hasSize(1);
      assertThat(memory.held(SPACE).index.usage(0).recalls()).isZero();
    }
  }

  @Test
  void listsPatternsByIdPageByPage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search"));
      memory.write(
          patterns(
              sequence("p2", "a", "b"),
              sequence("p1", "b", "c"),
              sequence("p3", "c", "d"),
              sequence("elsewhere", "c", "d").in("retail")));
      Asked list =
          Asked.at(TEN)
              .mode(RecallMode.LIST)
              .kinds(HitKind.PATTERN)
              .filter(filter("airline", null, null, null))
              .k(2);

      RecallResult first = memory.ask(list.query());
      assertThat(first.hits()).extracting(Hit::id).containsExactly("p1", "p2");
      assertThat(first.hits().get(0).pattern().playbook()).isNull();
      assertThat(first.cursor()).isEqualTo("p2");

      RecallResult second = memory.ask(list.cursor(first.cursor()).query());
      assertThat(second.hits()).extracting(Hit::id).containsExactly("p3");
      assertThat(second.cursor()).isNull();
    }
  }

  @Test
  void getsPatternsByTheirIds() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search"));
      memory.write(patterns(sequence("p1", "a", "b"), sequence("p2", "b", "c")));
      Asked get = Asked.at(TEN).mode(RecallMode.GET).kinds(HitKind.PATTERN).ids("p2", "gone", "p1");

      RecallResult result = memory.ask(get.query());

      assertThat(result.hits()).extracting(Hit::id).containsExactly("p2", "p1");
      assertThat(result.degraded()).isEmpty();
      assertThat(result.hits().get(1).pattern().playbook().steps()).containsExactly("a", "b", "c");
    }
  }

  @Test
  void namesNoEpisodeOfAWaitingForgetAnywhereInAnAnswer() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", "search", "book"), episode("b", "search", "book"));
      memory.write(patterns(sequence("p", "search", "book").bound(0.5).shownBy("a", "b")));
      memory.write(forget(TargetKind.EPISODE, "b", TEN + 1));

      for (Asked asked :
          List.of(
              Asked.at(TEN, QUERY),
              Asked.at(TEN, QUERY).kinds(HitKind.PATTERN),
              Asked.at(TEN).mode(RecallMode.LIST).kinds(HitKind.PATTERN),
              Asked.at(TEN).mode(RecallMode.GET).kinds(HitKind.PATTERN).ids("p"))) {
        RecallResult result = memory.ask(asked.query());
        assertThat(result.hits()).extracting(Hit::id).contains("p");
        assertThat(result.toString()).contains("[a]").doesNotContain("=b,", "[b", " b,", " b]");
      }
    }
  }

  private static List<String> ids(MemoryHarness memory, QueryFilter filter) throws Exception {
    Asked asked = Asked.at(TEN, QUERY).kinds(HitKind.PATTERN).filter(filter);
    return memory.ask(asked.query()).hits().stream().map(Hit::id).toList();
  }

  private static QueryFilter filter(String domain, String agent, Long after, Long before) {
    return new QueryFilter(
        domain, null, List.of(), List.of(), agent, null, null, null, null, after, before);
  }

  /** An episode of the airline near to the query, by an agent of its own, with these tools. */
  private static Episode episode(String id, String... tools) {
    Episode plain = SeededEpisodes.episode(id, TEN, QUERY);
    List<StepDigest> steps = new ArrayList<>();
    for (String tool : tools) {
      steps.add(
          new StepDigest(
              steps.size() + 1,
              TEN,
              tool,
              null,
              null,
              null,
              StepStatus.OK,
              null,
              null,
              null,
              List.of(),
              List.of()));
    }
    return new Episode(
        plain.space(),
        id,
        plain.task(),
        "agent-" + id,
        plain.user(),
        plain.session(),
        plain.startedAt(),
        plain.closedAt(),
        plain.status(),
        plain.outcome(),
        steps,
        plain.reward(),
        plain.value(),
        plain.reflection(),
        plain.salience(),
        plain.summary(),
        plain.fingerprint(),
        Embedding.of(SeededEpisodes.MODEL, QUERY));
  }
}
