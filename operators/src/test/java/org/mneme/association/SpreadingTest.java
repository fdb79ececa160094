package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.activation.FanExponent;

/** Numbers worked out by hand from DESIGN §4. */
class SpreadingTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final double THRESHOLD = 0.4;
  private static final float AT_THRESHOLD = 0.4f;
  private static final double HALF = 0.5;
  private static final double WITHIN = 1e-7;

  private final PlainGraph graph = new PlainGraph();
  private final Spreading spreading = new Spreading(SpreadingParameters.DEFAULT);

  @Test
  void reachesAnEpisodeThatSharesAConceptWithASeed() {
    episodes("seed", "far");
    concept("travel");
    bind("seed", "travel", 0.8f);
    bind("far", "travel", 0.5f);

    run(2);

    double travel = HALF * 0.8 * 0.8;
    assertThat(spreading.conceptActivation(0)).isEqualTo(travel, within(WITHIN));
    assertThat(spreading.activation(1))
        .isEqualTo(travel * 0.6 * 0.5 / Math.sqrt(2), within(WITHIN));
  }

  @Test
  void letsNothingReturnOverTheEdgeThatItCameBy() {
    episodes("seed", "far");
    concept("travel");
    bind("seed", "travel", 0.8f);
    bind("far", "travel", 0.5f);

    run(3);

    assertThat(spreading.activation(0)).isZero();
    assertThat(spreading.conceptActivation(0)).isEqualTo(HALF * 0.8 * 0.8, within(WITHIN));
  }

  @Test
  void passesBackToASeedWhatAnotherSeedSent() {
    episodes("seed", "other");
    concept("travel");
    bind("seed", "travel", 0.8f);
    bind("other", "travel", 0.5f);

    runFrom(2, 0, 1);

    double fromOther = HALF * 0.8 * 0.5;
    assertThat(spreading.activation(0))
        .isEqualTo(fromOther * 0.6 * 0.8 / Math.sqrt(2), within(WITHIN));
  }

  @Test
  void joinsWhatArrivesOverSeveralEdgesAsIndependentCauses() {
    episodes("seed", "other");
    concept("travel");
    bind("seed", "travel", 0.8f);
    bind("other", "travel", 0.5f);

    runFrom(1, 0, 1);

    assertThat(spreading.conceptActivation(0))
        .isEqualTo(1 - (1 - HALF * 0.8 * 0.8) * (1 - HALF * 0.8 * 0.5), within(WITHIN));
  }

  @Test
  void followsALinkInItsOwnDirectionOnly() {
    episodes("seed", "next", "before");
    graph.link("seed", "next", 0.5f);
    graph.link("before", "seed", 0.5f);

    run(1);

    assertThat(spreading.activation(1)).isEqualTo(HALF * 0.3 * 0.5, within(WITHIN));
    assertThat(spreading.activation(2)).isZero();
  }

  @Test
  void spreadsFromAConceptThatTheQueryIsNearTo() {
    episodes("far");
    concept("travel");
    bind("far", "travel", 0.5f);

    begin();
    spreading.seedConcept(0, AT_THRESHOLD);
    spreading.run(1);

    assertThat(spreading.activation(0)).isEqualTo(HALF * 0.6 * 0.5, within(WITHIN));
    assertThat(spreading.conceptActivation(0)).isZero();
  }

  @Test
  void weakensABindingByTheTimeThatPassed() {
    episodes("seed");
    concept("travel");
    long tenDaysAgo = NOW - Duration.ofDays(10).toMillis();
    graph.bind("seed", new BindingRef("travel", 0.8f, tenDaysAgo));

    run(1);

    assertThat(spreading.conceptActivation(0))
        .isEqualTo(HALF * 0.8 * 0.8 * Math.exp(-0.5), within(1e-6));
  }

  @Test
  void dividesByTheFanOutAsItIsTold() {
    for (FanExponent exponent : FanExponent.values()) {
      PlainGraph fan = new PlainGraph();
      List.of("seed", "a", "b", "c").forEach(fan::episode);
      fan.concept("travel");
      List.of("seed", "a", "b", "c")
          .forEach(id -> fan.bind(id, new BindingRef("travel", 0.5f, NOW)));
      Spreading told = new Spreading(with(exponent));
      told.begin(fan.packed(List.of("seed", "a", "b", "c")), NOW, THRESHOLD);
      told.seedEpisode(0, AT_THRESHOLD);
      told.run(2);

      assertThat(told.activation(1))
          .isEqualTo(HALF * 0.8 * 0.5 * 0.6 * 0.5 / exponent.power(4), within(WITHIN));
    }
  }

  @Test
  void passesNothingOnBelowTheLeastActivation() {
    episodes("seed", "far");
    concept("travel");
    bind("seed", "travel", 0.002f);
    bind("far", "travel", 1f);

    run(3);

    assertThat(spreading.conceptActivation(0)).isEqualTo(0.0008, within(1e-6));
    assertThat(spreading.activation(1)).isZero();
  }

  @Test
  void namesWhatItReached() {
    episodes("seed", "far");
    concept("travel");
    bind("seed", "travel", 0.8f);
    bind("far", "travel", 0.5f);

    run(2);

    assertThat(spreading.reachedCount()).isEqualTo(2);
    assertThat(spreading.reached(0)).isEqualTo(-1);
    assertThat(spreading.reached(1)).isEqualTo(1);
  }

  @Test
  void startsAnewForEachQuery() {
    episodes("seed", "far");
    concept("travel");
    bind("seed", "travel", 0.8f);
    bind("far", "travel", 0.5f);
    run(3);

    run(0);
    assertThat(spreading.reachedCount()).isZero();
    assertThat(spreading.activation(1)).isZero();
  }

  private static SpreadingParameters with(FanExponent exponent) {
    return new SpreadingParameters(
        50, 20, 0.1, 3, 0.8, 0.6, 0.3, exponent, 0.001, 1_000, BindingStrength.DEFAULT);
  }

  private void episodes(String... ids) {
    List.of(ids).forEach(graph::episode);
  }

  private void concept(String id) {
    graph.concept(id);
  }

  private void bind(String episode, String concept, float strength) {
    graph.bind(episode, new BindingRef(concept, strength, NOW));
  }

  private void run(int hops) {
    runFrom(hops, 0);
  }

  private void runFrom(int hops, int... seeds) {
    begin();
    for (int row : seeds) {
      spreading.seedEpisode(row, AT_THRESHOLD);
    }
    spreading.run(hops);
  }

  private void begin() {
    List<String> rows = new ArrayList<>(List.of("seed", "far", "other", "next", "before"));
    rows.retainAll(graph.episodes());
    spreading.begin(graph.packed(rows), NOW, THRESHOLD);
  }
}
