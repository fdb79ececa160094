package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Step;
import org.mneme.model.Verdict;

class SimulatedFleetTest {

  private static final long NEW_YEAR = 1_767_225_600_000L;
  private static final FleetParameters DEFAULTS =
      FleetParameters.of(FleetParameters.DEFAULT_EPISODES, FleetParameters.DEFAULT_SEED, NEW_YEAR);
  private static final FleetParameters SMALLER =
      FleetParameters.of(300, FleetParameters.DEFAULT_SEED, NEW_YEAR);

  @Test
  void playsEveryExpectedEpisodeFromItsStartToItsCompletion() {
    SimulatedFleet fleet = new SimulatedFleet(FleetParameters.of(50, 1, NEW_YEAR));
    Map<String, Set<String>> partsByEpisode = new HashMap<>();
    fleet.forEachRemaining(
        sent -> {
          if (sent.event() != null) {
            partsByEpisode
                .computeIfAbsent(sent.event().key(), key -> new HashSet<>())
                .add(part(sent.event()));
          }
        });

    assertThat(partsByEpisode.keySet()).isEqualTo(fleet.truth().episodes().keySet()).hasSize(50);
    partsByEpisode.forEach(
        (key, parts) ->
            assertThat(parts)
                .contains("started", "completed")
                .hasSize(2 + fleet.truth().episodes().get(key).steps()));
  }

  @Test
  void defaultsGiveAThousandEpisodesTenThousandStepsAndThreeDomains() {
    SimulatedFleet fleet = new SimulatedFleet(DEFAULTS);
    List<PlayedRecord> sent = play(fleet);

    assertThat(fleet.truth().episodes()).hasSizeGreaterThanOrEqualTo(1_000);
    assertThat(fleet.truth().steps()).isGreaterThanOrEqualTo(10_000);
    assertThat(
            sent.stream()
                .filter(record -> record.event() != null && record.event().started() != null)
                .map(record -> record.event().started().task().domain())
                .collect(Collectors.toSet()))
        .hasSize(3);
    assertThat(
            fleet.truth().episodes().values().stream()
                .map(ExpectedEpisode::family)
                .collect(Collectors.toSet()))
        .hasSize(18);
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    assertThat(bytes(3)).isEqualTo(bytes(3));
    assertThat(bytes(3)).isNotEqualTo(bytes(4));
  }

  @Test
  void sendsInOrderOfSendingAndWithinTheDisorderOfEventTime() {
    long last = Long.MIN_VALUE;
    long latestEvent = NEW_YEAR;
    int disordered = 0;
    for (PlayedRecord sent : play(new SimulatedFleet(SMALLER))) {
      assertThat(sent.sendAt()).isGreaterThanOrEqualTo(last);
      last = sent.sendAt();
      if (sent.event() != null && !sent.resend()) {
        assertThat(sent.sendAt() - sent.event().at()).isBetween(0L, SMALLER.disorderMillis());
        assertThat(sent.event().at()).isGreaterThanOrEqualTo(latestEvent - 2_000);
        disordered += sent.event().at() < latestEvent ? 1 : 0;
        latestEvent = Math.max(latestEvent, sent.event().at());
      }
    }
    assertThat(disordered).isGreaterThan(250);
  }

  @Test
  void eventTimesAdvanceWithinEachEpisodeAndEpisodesInterleave() {
    Map<String, TreeMap<Long, EpisodeEvent>> byTime = new HashMap<>();
    int interleaved = 0;
    String before = "";
    for (PlayedRecord sent : play(new SimulatedFleet(SMALLER))) {
      if (sent.event() == null || sent.resend()) {
        continue;
      }
      assertThat(
              byTime
                  .computeIfAbsent(sent.event().key(), key -> new TreeMap<>())
                  .put(sent.event().at(), sent.event()))
          .isNull();
      interleaved += sent.event().key().equals(before) ? 0 : 1;
      before = sent.event().key();
    }
    assertThat(interleaved).isGreaterThan(1_200);
    byTime.values().forEach(SimulatedFleetTest::assertCourse);
  }

  @Test
  void repeatsSomeRecordsEquallyAndCountsThem() {
    SimulatedFleet fleet = new SimulatedFleet(SMALLER);
    Set<EpisodeEvent> originals = new HashSet<>();
    long resends = 0;
    for (PlayedRecord sent : play(fleet)) {
      if (sent.resend()) {
        resends++;
        assertThat(originals).contains(sent.event());
      } else if (sent.event() != null) {
        assertThat(originals.add(sent.event())).isTrue();
      }
    }
    assertThat(resends).isEqualTo(fleet.truth().resends()).isGreaterThan(12);
  }

  @Test
  void sendsUncountedEpisodesAsOneStreamInOrder() {
    Map<String, List<PlayedRecord>> byEpisode =
        play(new SimulatedFleet(SMALLER)).stream()
            .filter(sent -> sent.event() != null && !sent.resend())
            .collect(Collectors.groupingBy(sent -> sent.event().key()));
    List<List<PlayedRecord>> uncounted =
        byEpisode.values().stream().filter(SimulatedFleetTest::isUncounted).toList();

    assertThat(uncounted).hasSizeBetween(5, 30);
    uncounted.forEach(
        records ->
            assertThat(records)
                .allMatch(sent -> sent.topic() == Topic.EPISODES)
                .isSortedAccordingTo(
                    (one, other) -> Long.compare(one.event().at(), other.event().at())));
    assertThat(byEpisode.values())
        .anyMatch(records -> records.stream().anyMatch(r -> r.topic() == Topic.STEPS));
  }

  @Test
  void endsInEveryVerdictWithErrorsAndRecoveries() {
    SimulatedFleet fleet = new SimulatedFleet(SMALLER);
    play(fleet);
    Map<Verdict, Long> verdicts =
        fleet.truth().episodes().values().stream()
            .collect(Collectors.groupingBy(ExpectedEpisode::verdict, Collectors.counting()));

    assertThat(verdicts).containsOnlyKeys(Verdict.values());
    assertThat(verdicts.get(Verdict.SUCCESS)).isBetween(125L, 250L);
    assertThat(
            fleet.truth().episodes().values().stream()
                .filter(episode -> episode.verdict() == Verdict.SUCCESS && episode.errors() > 0))
        .hasSizeGreaterThan(25);
  }

  @Test
  void asksOnlyForFamiliesThatThreeEpisodesHaveShown() {
    SimulatedFleet fleet = new SimulatedFleet(SMALLER);
    List<PlayedRecord> sent = play(fleet);
    List<PlayedRecord> queries = sent.stream().filter(record -> record.query() != null).toList();

    assertThat(queries).hasSize(fleet.truth().familyOfQuery().size()).hasSizeGreaterThan(50);
    for (PlayedRecord query : queries) {
      String family = fleet.truth().familyOfQuery().get(query.query().query());
      assertThat(
              fleet.truth().episodes().values().stream()
                  .filter(
                      episode ->
                          episode.family().equals(family)
                              && episode.space().equals(query.query().space())
                              && episode.closedAt() < query.sendAt()))
          .hasSizeGreaterThanOrEqualTo(3);
      assertThat(query.query().text()).isNotBlank().doesNotContain("{", "}");
    }
  }

  @Test
  void refusesToPlayNothingAndToPlayOn() {
    assertThatThrownBy(() -> FleetParameters.of(0, 1, NEW_YEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("episodes is 0");
    SimulatedFleet fleet = new SimulatedFleet(FleetParameters.of(1, 1, NEW_YEAR));
    play(fleet);
    assertThatThrownBy(fleet::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<PlayedRecord> play(SimulatedFleet fleet) {
    List<PlayedRecord> sent = new ArrayList<>();
    fleet.forEachRemaining(sent::add);
    return sent;
  }

  private static byte[] bytes(long seed) {
    return play(new SimulatedFleet(FleetParameters.of(100, seed, NEW_YEAR)))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String part(EpisodeEvent event) {
    if (event.started() != null) {
      return "started";
    }
    return event.completed() != null ? "completed" : "step " + event.step().number();
  }

  private static boolean isUncounted(List<PlayedRecord> records) {
    return records.stream()
        .map(sent -> sent.event().completed())
        .anyMatch(completed -> completed != null && completed.steps() == null);
  }

  private static void assertCourse(NavigableMap<Long, EpisodeEvent> byTime) {
    assertThat(byTime.firstEntry().getValue().started()).isNotNull();
    assertThat(byTime.lastEntry().getValue().completed()).isNotNull();
    List<Integer> numbers =
        byTime.values().stream()
            .map(EpisodeEvent::step)
            .filter(step -> step != null)
            .map(Step::number)
            .toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
  }
}
