package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodic.StoredEpisodeTest.made;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.QueryFilter;
import org.mneme.model.Verdict;

class FilterMatcherTest {

  private static final List<String> NO_TAGS = List.of();
  private final StoredEpisode episode = made("a", 100, 0.5);

  @Test
  void exampleUsage() {
    FilterMatcher airline =
        new FilterMatcher(filter("airline", null, NO_TAGS, NO_TAGS, null, null));

    assertThat(airline.admits(episode)).isTrue();
    assertThat(airline.admitsAll()).isFalse();
    assertThat(new FilterMatcher(QueryFilter.NONE).admitsAll()).isTrue();
  }

  @Test
  void comparesEveryFieldOfTheExperience() {
    assertThat(admits(filter("retail", null, NO_TAGS, NO_TAGS, null, null))).isFalse();
    assertThat(admits(filter(null, "booking", NO_TAGS, NO_TAGS, null, null))).isTrue();
    assertThat(admits(filter(null, "refund", NO_TAGS, NO_TAGS, null, null))).isFalse();
    assertThat(admits(filter(null, null, NO_TAGS, NO_TAGS, Verdict.SUCCESS, null))).isTrue();
    assertThat(admits(filter(null, null, NO_TAGS, NO_TAGS, Verdict.FAILURE, null))).isFalse();
    assertThat(admits(filter(null, null, NO_TAGS, NO_TAGS, null, 0.5))).isTrue();
    assertThat(admits(filter(null, null, NO_TAGS, NO_TAGS, null, 0.51))).isFalse();
  }

  @Test
  void wantsAllOfTagsAllAndOneOfTagsAny() {
    assertThat(admits(filter(null, null, List.of("cheap", "round-trip"), NO_TAGS, null, null)))
        .isTrue();
    assertThat(admits(filter(null, null, List.of("cheap", "one-way"), NO_TAGS, null, null)))
        .isFalse();
    assertThat(admits(filter(null, null, NO_TAGS, List.of("cheap", "one-way"), null, null)))
        .isTrue();
    assertThat(admits(filter(null, null, NO_TAGS, List.of("one-way"), null, null))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 99, 100})
  void takesTheMomentAfterAsPartOfTheTime(long after) {
    assertThat(admits(when(null, null, after, null))).isTrue();
    assertThat(admits(when(null, null, null, after))).isFalse();
  }

  @Test
  void wantsAgentUserAndTimeOfOneAndTheSameOccurrence() {
    StoredEpisode twice = episode.merge(made("b", 200, 0.5));

    assertThat(new FilterMatcher(when("agent-a", "user-a", null, null)).admits(twice)).isTrue();
    assertThat(new FilterMatcher(when("agent-b", "user-b", 150L, null)).admits(twice)).isTrue();
    assertThat(new FilterMatcher(when("agent-a", "user-b", null, null)).admits(twice)).isFalse();
    assertThat(new FilterMatcher(when("agent-a", "user-a", 150L, null)).admits(twice)).isFalse();
  }

  private boolean admits(QueryFilter filter) {
    return new FilterMatcher(filter).admits(episode);
  }

  private static QueryFilter filter(
      String domain,
      String type,
      List<String> all,
      List<String> any,
      Verdict verdict,
      Double minValue) {
    return new QueryFilter(domain, type, all, any, null, null, null, verdict, minValue, null, null);
  }

  private static QueryFilter when(String agent, String user, Long after, Long before) {
    return new QueryFilter(
        null, null, NO_TAGS, NO_TAGS, agent, user, null, null, null, after, before);
  }
}
