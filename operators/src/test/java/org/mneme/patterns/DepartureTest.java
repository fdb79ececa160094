package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Pattern;
import org.mneme.model.TargetKind;

/** What episodes leave behind that make room or are forgotten: nothing. */
class DepartureTest {

  private static final int MOST_EPISODES = 100;
  private static final int MOST_DOMAINS = 6;
  private static final long FIRST = PlantedFleet.START;
  private static final PatternParameters SMALL =
      new PatternParameters(
          10_000,
          1_000_000,
          MOST_DOMAINS,
          MOST_EPISODES,
          30 * 86_400_000L,
          0,
          Strictness.DEFAULT,
          ChangeParameters.DEFAULT,
          1 << 26);

  private final Mining mining = new Mining(SMALL);
  private final List<EpisodeTrace> sent = new ArrayList<>();
  private long credited;

  @Test
  void aBusyDomainDoesNotPushOutAQuietOne() throws Exception {
    List<EpisodeTrace> fleet = new PlantedFleet(9).episodes(400);
    for (int i = 0; i < fleet.size(); i++) {
      String domain = i < 20 ? "quiet" : "busy";
      close(List.of(in(domain, fleet.get(i))), List.of());
    }

    assertThat(mining.store.domains.get("quiet").episodes()).isEqualTo(20);
    assertThat(mining.store.domains.get("busy").episodes()).isBetween(80, 91);
    countsWhatIsLeft();
  }

  @Test
  void theDomainsThatEndedFirstGoWhenThereAreTooMany() throws Exception {
    List<EpisodeTrace> fleet = new PlantedFleet(9).episodes(90);
    for (int i = 0; i < fleet.size(); i++) {
      close(List.of(in("domain-" + i / 10, fleet.get(i))), List.of());
    }

    assertThat(mining.store.domains.keySet())
        .containsExactly("domain-3", "domain-4", "domain-5", "domain-6", "domain-7", "domain-8");
    assertThat(mining.patterns.values())
        .allMatch(pattern -> mining.store.domains.containsKey(pattern.domain()));
    countsWhatIsLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void countsWhatIsLeftAndNamesNothingElse(int seed) throws Exception {
    Random random = new Random(seed);
    List<EpisodeTrace> fleet = new PlantedFleet(seed).episodes(600);
    int from = 0;
    while (from < fleet.size()) {
      List<EpisodeTrace> window = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0 && from < fleet.size(); i--) {
        EpisodeTrace trace = applying(random, fleet.get(from++));
        window.add(in("domain-" + Math.abs((int) (random.nextGaussian() * 4)), trace));
      }
      List<ForgetOrder> orders = new ArrayList<>();
      if (from > 50 && random.nextInt(4) == 0) {
        orders.add(order(random));
      }
      if (from > 300 && random.nextInt(5) == 0) {
        // One that may have made room, sent again long after.
        EpisodeTrace again = sent.get(random.nextInt(sent.size()));
        if (!mining.store.traces.containsKey(again.episode())) {
          window.add(again);
        }
      }
      close(window, orders);
      namesOnlyWhatIsLeft();
      creditsWhatIsLeft();
    }
    countsWhatIsLeft();
    assertThat(credited).isGreaterThan(50);
  }

  private void close(List<EpisodeTrace> traces, List<ForgetOrder> orders) throws Exception {
    List<EpisodeTrace> ordered = new ArrayList<>(traces);
    ordered.sort(EpisodeTrace.ORDER);
    long end = PlantedFleet.START + (sent.size() + 1) * PlantedFleet.BETWEEN;
    mining.close(new WindowInput(end, orders, ordered, List.of()));
    sent.addAll(ordered);
    // What is too much goes when the next window closes.
    assertThat(mining.store.traces)
        .hasSizeLessThanOrEqualTo(MOST_EPISODES * 11 / 10 + traces.size());
    assertThat(mining.store.domains).hasSizeLessThanOrEqualTo(MOST_DOMAINS + traces.size());
  }

  private void countsWhatIsLeft() throws Exception {
    Mining batch = new Mining(PatternRecountTest.UNBOUNDED);
    List<EpisodeTrace> left = new ArrayList<>(mining.store.traces.values());
    left.sort(EpisodeTrace.ORDER);
    batch.close(new WindowInput(Long.MAX_VALUE / 2, List.of(), left, List.of()));
    assertThat(mining.store.countsButFirst()).isEqualTo(batch.store.countsButFirst());
    mining.store.candidates.forEach(
        (key, candidate) -> {
          Candidate recounted = batch.store.candidates.get(key);
          if (candidate.support() > 0) {
            // It was seen then, if by an episode that has made room since.
            assertThat(candidate.firstAt()).as(key).isBetween(FIRST, recounted.firstAt());
          }
        });
  }

  private void creditsWhatIsLeft() {
    mining.store.candidates.forEach(
        (key, candidate) -> {
          List<EpisodeTrace> following =
              mining.store.traces.values().stream()
                  .filter(trace -> trace.applied().contains(key))
                  .filter(trace -> trace.window() >= candidate.since())
                  .toList();
          credited += following.size();
          assertThat(candidate.known().applied()).as(key).isEqualTo(following.size());
          assertThat(candidate.known().usedAt())
              .as(key)
              .isEqualTo(following.stream().mapToLong(EpisodeTrace::closedAt).max().orElse(0));
        });
  }

  private void namesOnlyWhatIsLeft() {
    Set<String> named = new TreeSet<>();
    mining.store.candidates.values().forEach(one -> named.addAll(CountBook.evidence(one)));
    mining
        .store
        .series
        .values()
        .forEach(
            series -> {
              series.recent().forEach(one -> named.add(one.episode()));
              if (series.found() != null) {
                name(series.found(), named);
              }
            });
    mining.patterns.values().forEach(pattern -> name(pattern, named));
    Set<String> left = mining.store.traces.keySet();
    assertThat(left).containsAll(named);
    Set<String> domains = new HashSet<>();
    mining.store.traces.values().forEach(trace -> domains.add(trace.domain()));
    assertThat(mining.store.domains.keySet()).isEqualTo(domains);
  }

  private static void name(Pattern pattern, Set<String> named) {
    named.addAll(pattern.evidence());
    if (pattern.change() != null) {
      named.add(pattern.change().episode());
    }
  }

  private EpisodeTrace applying(Random random, EpisodeTrace trace) {
    List<String> known = List.copyOf(mining.patterns.keySet());
    return known.isEmpty()
        ? trace
        : trace.counted(List.of(known.get(random.nextInt(Math.min(3, known.size())))), 0);
  }

  /** Of an episode that may be remembered or may have made room. */
  private ForgetOrder order(Random random) {
    EpisodeTrace one = sent.get(random.nextInt(sent.size()));
    long at = Long.MAX_VALUE / 4;
    return switch (random.nextInt(3)) {
      case 0 -> new ForgetOrder(TargetKind.AGENT, one.agent(), one.closedAt(), at);
      default -> new ForgetOrder(TargetKind.EPISODE, one.episode(), at, at);
    };
  }

  private static EpisodeTrace in(String domain, EpisodeTrace trace) {
    return new EpisodeTrace(
        trace.episode(),
        domain,
        trace.startedAt(),
        trace.closedAt(),
        trace.agent(),
        trace.user(),
        trace.isSuccess(),
        trace.value(),
        trace.latency(),
        trace.tools(),
        trace.errors(),
        trace.features(),
        trace.applied(),
        trace.window());
  }
}
