package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodic.prediction.Experiences.TEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeContext;
import org.mneme.model.QueryFilter;
import org.mneme.model.Verdict;

class ExperienceFilterTest {

  private static final Experience EXPERIENCE = Experiences.experience(1, 1, 0);

  @Test
  void admitsWhatIsOfTheEpisodesAskedFor() {
    assertThat(
            admits(
                new QueryFilter(
                    "domain",
                    "type",
                    List.of("red"),
                    List.of("green", "blue"),
                    "agent",
                    "user",
                    "session",
                    null,
                    null,
                    TEN,
                    TEN + 1)))
        .isTrue();
    assertThat(new ExperienceFilter(QueryFilter.NONE).admitsAll()).isTrue();
    assertThat(admits(QueryFilter.NONE)).isTrue();
  }

  @Test
  void refusesWhatDiffersInOneThing() {
    List<String> none = List.of();
    assertThat(
            List.of(
                new QueryFilter("x", null, none, none, null, null, null, null, null, null, null),
                new QueryFilter(null, "x", none, none, null, null, null, null, null, null, null),
                new QueryFilter(
                    null,
                    null,
                    List.of("red", "x"),
                    none,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null),
                new QueryFilter(
                    null, null, none, List.of("x"), null, null, null, null, null, null, null),
                new QueryFilter(null, null, none, none, "x", null, null, null, null, null, null),
                new QueryFilter(null, null, none, none, null, "x", null, null, null, null, null),
                new QueryFilter(null, null, none, none, null, null, "x", null, null, null, null),
                new QueryFilter(
                    null, null, none, none, null, null, null, null, null, TEN + 1, null),
                new QueryFilter(null, null, none, none, null, null, null, null, null, null, TEN)))
        .noneMatch(ExperienceFilterTest::admits);
  }

  @Test
  void refusesAnUnknownAgentWhereOneIsAskedFor() {
    Experience unknown =
        new Experience(
            new EpisodeContext("e", TEN, null, null, null, null, null, List.of()),
            1,
            TEN,
            "tool",
            1,
            null,
            null,
            null,
            null);
    QueryFilter agent =
        new QueryFilter(
            null, null, List.of(), List.of(), "agent", null, null, null, null, null, null);

    assertThat(new ExperienceFilter(agent).test(unknown)).isFalse();
  }

  @Test
  void doesNotServeWhatNoOneKnowsOfAnOpenEpisode() {
    assertThat(ExperienceFilter.serves(QueryFilter.NONE)).isTrue();
    assertThat(
            ExperienceFilter.serves(
                new QueryFilter(
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    Verdict.SUCCESS,
                    null,
                    null,
                    null)))
        .isFalse();
    assertThat(
            ExperienceFilter.serves(
                new QueryFilter(
                    null, null, List.of(), List.of(), null, null, null, null, 0.5, null, null)))
        .isFalse();
  }

  private static boolean admits(QueryFilter filter) {
    return new ExperienceFilter(filter).test(EXPERIENCE);
  }
}
