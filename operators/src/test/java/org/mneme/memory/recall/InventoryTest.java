package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.Asked;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SeededCommands;
import org.mneme.memory.SeededEpisodes;
import org.mneme.memory.SeededExperiences;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.TargetKind;

/** Modes get, list and stats: what a space holds, without ranking. */
class InventoryTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final QueryFilter VALUABLE =
      new QueryFilter(null, null, List.of(), List.of(), null, null, null, null, 0.6, null, null);

  private final Asked list = Asked.at(TEN).mode(RecallMode.LIST);
  private final Asked stats = Asked.at(TEN).mode(RecallMode.STATS);

  @Test
  void pagesThroughEpisodesByIdWhileOthersAreWritten() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      for (int i = 0; i < 30; i++) {
        memory.store(episode("e" + (100 + i), TEN, 1, 0));
      }
      List<String> seen = new ArrayList<>();
      String cursor = null;
      int page = 0;
      do {
        RecallResult result = memory.ask(list.k(7).cursor(cursor).query());
        result.hits().forEach(hit -> seen.add(hit.id()));
        assertThat(result.degraded()).isEmpty();
        assertThat(result.partial()).isFalse();
        cursor = result.cursor();
        memory.store(episode("a" + page, TEN, 1, 0), episode("e1" + page + "5-new", TEN, 1, 0));
        page++;
      } while (cursor != null);

      assertThat(seen).doesNotHaveDuplicates().isSorted();
      for (int i = 0; i < 30; i++) {
        assertThat(seen).contains("e" + (100 + i));
      }
    }
  }

  @Test
  void listsOnlyWhatTheFilterAdmitsAndAForgetDoesNotHide() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SPACE, "poor", "p", TEN, 0.2, 1, 0),
          episode(SPACE, "good", "g", TEN, 0.8, 1, 0),
          episode(SPACE, "gone", "h", TEN, 0.9, 1, 0));
      memory.write(SeededCommands.forget(TargetKind.EPISODE, "gone", TEN + 1));

      assertThat(memory.ask(list.filter(VALUABLE).query()).hits())
          .extracting(Hit::id)
          .containsExactly("good");
      assertThat(memory.ask(stats.filter(VALUABLE).query()).stats().counts())
          .containsEntry("episode", 1L);
    }
  }

  @Test
  void getsAnEpisodeByAnyOfTheIdsThatItsExperienceHas() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SPACE, "first", "same", TEN, 0.2, 1, 0),
          episode(SPACE, "again", "same", TEN + 1, 0.8, 1, 0),
          episode(SPACE, "other", "other", TEN, 0.2, 1, 0));
      memory.watermark(TEN + 60_000);
      Asked get = Asked.at(TEN).mode(RecallMode.GET).ids("other", "nowhere", "again", "first").k(1);

      RecallResult got = memory.ask(get.query());

      assertThat(got.hits()).extracting(Hit::id).containsExactly("other", "first");
      assertThat(got.hits().get(1).digest().episodes()).containsExactly("first", "again");
      assertThat(memory.ask(get.kinds(HitKind.CONCEPT).query()).hits()).isEmpty();
    }
  }

  @Test
  void countsWhatAListPagesThroughAndSaysHowLargeTheSpaceIs() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SPACE, "first", "same", TEN, 0.2, 1, 0),
          episode(SPACE, "again", "same", TEN + 9, 0.8, 1, 0),
          episode(SPACE, "other", "other", TEN + 3, 0.2, 1, 0));
      memory.watermark(TEN + 60_000);

      RecallResult result = memory.ask(stats.query());

      assertThat(result.hits()).isEmpty();
      assertThat(result.stats().counts())
          .containsEntry("episode", 2L)
          .containsEntry("occurrence", 3L)
          .containsEntry("concept", 0L)
          .containsEntry("experience", 0L);
      assertThat(result.stats().oldest()).isEqualTo(TEN);
      assertThat(result.stats().newest()).isEqualTo(TEN + 9);
      assertThat(result.stats().model()).isEqualTo(SeededEpisodes.MODEL);
      assertThat(result.stats().dimension()).isEqualTo(2);
      assertThat(result.stats().maxEpisodes()).isEqualTo(DEFAULTS.learning().capacity().maximum());
      assertThat(result.stats().bytes()).containsKeys("episodes", "texts", "filters");
    }
  }

  @Test
  void saysOfASpaceThatHoldsNothingThatItHoldsNothing() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      assertThat(memory.ask(list.query()).hits()).isEmpty();
      assertThat(memory.ask(Asked.at(TEN).mode(RecallMode.GET).ids("e").query()).hits()).isEmpty();
      assertThat(memory.ask(stats.query()).stats().counts()).containsEntry("episode", 0L);
      assertThat(memory.ask(stats.query()).stats().model()).isNull();
    }
  }

  @Test
  void listsAndGetsExperiencesToo() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(SeededExperiences.step("e1", 1, TEN, 1, 0));
      memory.write(SeededExperiences.step("e1", 2, TEN, 0, 1));

      List<Hit> listed = memory.ask(list.kinds(HitKind.EXPERIENCE).query()).hits();

      assertThat(listed).extracting(Hit::id).containsExactly("e1#1", "e1#2");
      assertThat(listed.get(0).experience().step()).isEqualTo(1);
      assertThat(memory.ask(Asked.at(TEN).mode(RecallMode.GET).ids("e1#2").query()).hits())
          .extracting(Hit::id)
          .containsExactly("e1#2");
      assertThat(memory.ask(list.filter(VALUABLE).query()).error().code()).isEqualTo("unsupported");
    }
  }
}
