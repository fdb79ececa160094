package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.patterns.Traces.NOON;
import static org.mneme.patterns.Traces.trace;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;
import org.mneme.model.TargetKind;

class WindowMiningTest {

  private static final long DAY = 86_400_000L;

  private final Mining mining = new Mining();

  @Test
  void handsOnAPatternOnceThreeEpisodesShowIt() throws Exception {
    mining.learn(List.of(trace("e1", NOON, true, "pay! ask pay end")));
    mining.learn(List.of(trace("e2", NOON + 60_000, true, "pay! ask pay end")));
    assertThat(mining.patterns).isEmpty();

    mining.learn(List.of(trace("e3", NOON + 120_000, true, "pay! ask pay end")));

    Pattern recovery = only(PatternKind.RECOVERY);
    assertThat(recovery.condition()).isEqualTo("pay: error");
    assertThat(recovery.tools()).containsExactly("ask", "pay");
    assertThat(recovery.support()).isEqualTo(3);
    assertThat(recovery.successes()).isEqualTo(3);
    assertThat(recovery.bound()).isCloseTo(0.4385, within(1e-4));
    assertThat(recovery.evidence()).containsExactly("e1", "e2", "e3");
    assertThat(recovery.firstAt()).isEqualTo(NOON);
    assertThat(recovery.lastAt()).isEqualTo(NOON + 120_000);
  }

  @Test
  void saysWhatALongerSequenceSaysOnlyOnce() throws Exception {
    learn(6, true, "find hold pay");

    assertThat(only(PatternKind.SEQUENCE).tools()).containsExactly("find", "hold", "pay");
  }

  @Test
  void tellsAChoiceThatEndsBetterThanTheOthers() throws Exception {
    learn(12, true, "find hold pay");
    learn(12, false, "find wait quit");

    Pattern decision =
        mining.patterns.values().stream()
            .filter(p -> p.kind() == PatternKind.DECISION && p.tools().equals(List.of("hold")))
            .findFirst()
            .orElse(null);
    // The whole sequence says it already; alone, the choice is told.
    assertThat(decision).isNull();
    Mining other = new Mining();
    learn(other, 12, true, "find hold");
    learn(other, 12, false, "find wait");
    assertThat(other.patterns.values())
        .anySatisfy(
            pattern -> {
              assertThat(pattern.kind()).isEqualTo(PatternKind.DECISION);
              assertThat(pattern.condition()).isEqualTo("find");
              assertThat(pattern.tools()).containsExactly("hold");
              assertThat(pattern.lift()).isGreaterThan(5);
            });
  }

  @Test
  void tellsAFeatureWhoseEpisodesEndOtherwise() throws Exception {
    for (int i = 0; i < 20; i++) {
      String type = i % 2 == 0 ? "type=refund" : "type=booking";
      mining.learn(List.of(trace("e" + i, NOON + i * 10_000L, i % 2 == 0, "find", List.of(type))));
    }

    assertThat(mining.patterns.values())
        .extracting(Pattern::condition)
        .contains("type=refund", "type=booking");
  }

  @Test
  void handsAPatternOnAgainOnlyWhenItsBoundMoved() throws Exception {
    learn(30, true, "pay! ask pay end");
    Pattern before = only(PatternKind.RECOVERY);

    List<Pattern> changed = learn(1, true, "pay! ask pay end");

    assertThat(changed).isEmpty();
    learn(6, false, "pay! ask pay!");
    assertThat(only(PatternKind.RECOVERY).support()).isGreaterThan(before.support());
  }

  @Test
  void creditsAPatternThatWasApplied() throws Exception {
    learn(5, true, "pay! ask pay end");
    String id = only(PatternKind.RECOVERY).id();
    EpisodeTrace applying =
        applying(trace("a1", NOON + DAY, true, "end"), id, "p-0000000000000000");
    EpisodeTrace failing = applying(trace("a2", NOON + DAY, false, "end"), id);

    mining.learn(new ArrayList<>(List.of(applying, failing)));

    assertThat(only(PatternKind.RECOVERY).applied()).isEqualTo(2);
    assertThat(only(PatternKind.RECOVERY).helped()).isEqualTo(1);
    assertThat(only(PatternKind.RECOVERY).effectiveness()).isEqualTo(Wilson.lower(1, 2));
    forget(TargetKind.EPISODE, "a2");
    assertThat(only(PatternKind.RECOVERY).applied()).isEqualTo(1);
    assertThat(only(PatternKind.RECOVERY).helped()).isEqualTo(1);
  }

  @Test
  void creditsAPatternThatFeedbackNames() throws Exception {
    learn(5, true, "pay! ask pay end");
    String id = only(PatternKind.RECOVERY).id();
    long end = NOON + DAY - 1;

    mining.close(
        new WindowInput(
            end,
            List.of(),
            List.of(),
            List.of(
                new PendingFeedback(List.of(id), List.of(), end, end),
                new PendingFeedback(List.of(), List.of(id), end, end))));

    assertThat(only(PatternKind.RECOVERY).applied()).isEqualTo(2);
    assertThat(only(PatternKind.RECOVERY).helped()).isEqualTo(1);
  }

  @Test
  void dropsAPatternWhoseEpisodesAreForgotten() throws Exception {
    learn(3, true, "pay! ask pay end");
    String id = only(PatternKind.RECOVERY).id();

    List<Pattern> changed = forget(TargetKind.EPISODE, "e0");

    assertThat(changed).contains(Pattern.dropped(Mining.SPACE, id));
    assertThat(mining.store.patterns).doesNotContainKey(id);
  }

  @Test
  void handsAPatternOnAnewThatNamedAForgottenEpisode() throws Exception {
    learn(40, true, "pay! ask pay end");

    forget(TargetKind.EPISODE, "e39");

    assertThat(only(PatternKind.RECOVERY).support()).isEqualTo(39);
    assertThat(only(PatternKind.RECOVERY).evidence()).hasSize(10).contains("e29", "e38");
    assertThat(only(PatternKind.RECOVERY).lastAt()).isEqualTo(NOON + 38 * 10_000L);
  }

  @Test
  void forgetsAWholeSpace() throws Exception {
    learn(40, true, "pay! ask pay end");

    List<Pattern> changed = forget(TargetKind.SPACE, Mining.SPACE);

    assertThat(changed).isNotEmpty().allMatch(Pattern::isDropped);
    assertThat(mining.patterns).isEmpty();
    assertThat(mining.store.counts()).isEmpty();
    assertThat(mining.store.series).isEmpty();
  }

  @Test
  void letsAPatternFadeThatIsNotSeenAnyMore() throws Exception {
    learn(5, true, "pay! ask pay end");
    Pattern recovery = only(PatternKind.RECOVERY);
    Aging aging = new Aging(mining.store, Mining.PARAMETERS);
    List<Pattern> changed = new ArrayList<>();

    Long next = aging.age(recovery.lastAt() + 29 * DAY, Mining.SPACE, changed);
    assertThat(changed).isEmpty();
    assertThat(next).isBetween(recovery.lastAt() + 30 * DAY, recovery.lastAt() + 31 * DAY);

    next = aging.age(next, Mining.SPACE, changed);
    assertThat(changed).isNotEmpty().allMatch(pattern -> pattern.weight() == 0.5);
    assertThat(next).isBetween(recovery.lastAt() + 60 * DAY, recovery.lastAt() + 61 * DAY);

    changed.clear();
    assertThat(aging.age(next, Mining.SPACE, changed)).isNull();
    assertThat(changed).contains(Pattern.dropped(Mining.SPACE, recovery.id()));
    assertThat(mining.store.patterns).isEmpty();
  }

  @Test
  void keepsTheCandidatesOfADomainWithinTheirBound() throws Exception {
    PatternParameters few =
        new PatternParameters(
            10_000,
            100,
            1_000,
            100_000,
            30 * DAY,
            0,
            Strictness.DEFAULT,
            ChangeParameters.DEFAULT,
            1 << 26);
    Mining small = new Mining(few);
    for (int i = 0; i < 60; i++) {
      String steps = i % 2 == 0 ? "pay! ask pay end" : "x" + i + " y" + i + " z" + i;
      small.learn(List.of(trace("e" + i, NOON + i * 10_000L, true, steps)));
    }

    assertThat(small.store.candidates).hasSizeLessThanOrEqualTo(100);
    assertThat(small.store.domains.get(Traces.DOMAIN).candidates())
        .isEqualTo(small.store.candidates.size());
    assertThat(small.patterns.values()).anyMatch(p -> p.kind() == PatternKind.RECOVERY);
  }

  private List<Pattern> learn(int episodes, boolean isSuccess, String steps) throws Exception {
    return learn(mining, episodes, isSuccess, steps);
  }

  /** Learns further episodes, ten seconds apart; what the last window handed on. */
  private static List<Pattern> learn(Mining mining, int episodes, boolean isSuccess, String steps)
      throws Exception {
    List<Pattern> changed = List.of();
    for (int i = 0; i < episodes; i++) {
      int number = mining.store.traces.size();
      EpisodeTrace trace = trace("e" + number, NOON + number * 10_000L, isSuccess, steps);
      long end = Mining.PARAMETERS.windowEnd(trace.closedAt());
      changed = mining.close(new WindowInput(end, List.of(), List.of(trace), List.of()));
    }
    return changed;
  }

  private List<Pattern> forget(TargetKind kind, String target) throws Exception {
    long at = NOON + 2 * DAY;
    return mining.close(
        new WindowInput(at, List.of(new ForgetOrder(kind, target, at, at)), List.of(), List.of()));
  }

  private static EpisodeTrace applying(EpisodeTrace trace, String... patterns) {
    return trace.counted(List.of(patterns), 0);
  }

  private Pattern only(PatternKind kind) {
    List<Pattern> found =
        mining.patterns.values().stream().filter(pattern -> pattern.kind() == kind).toList();
    assertThat(found).as(kind + " of " + mining.patterns.values()).hasSize(1);
    return found.get(0);
  }
}
