package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.prediction.Experiences.TEN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditingTest {

  private static final Crediting CREDITING = new Crediting(CreditParameters.DEFAULT);

  @Test
  void creditsAndConnectsWhatAStepUsed() throws Exception {
    MapStandings standings = MapStandings.of(3);

    CREDITING.credit(List.of("e#1", "e#2"), 0.75, TEN, standings);

    assertThat(standings.get("e#1").uses()).isEqualTo(1);
    assertThat(standings.get("e#1").recent()).containsExactly(1, 0.75);
    assertThat(standings.get("e#1").connections())
        .containsExactly(new Connection("e#2", 0.1 * 0.75));
    assertThat(standings.get("e#2").connections())
        .containsExactly(new Connection("e#1", 0.1 * 0.75));
    assertThat(standings.get("e#3").uses()).isZero();
  }

  @Test
  void strengthensAConnectionByATenthOfTheWayToTheSuccess() throws Exception {
    MapStandings standings = MapStandings.of(2);

    CREDITING.credit(List.of("e#1", "e#2"), 1, TEN, standings);
    CREDITING.credit(List.of("e#2", "e#1"), 0.7, TEN, standings);

    assertThat(standings.get("e#1").strength("e#2"))
        .isCloseTo(0.1 + 0.1 * (0.7 - 0.1), within(1e-12))
        .isEqualTo(standings.get("e#2").strength("e#1"));
  }

  @Test
  void connectsNothingWhereItDidNotGoWell() throws Exception {
    MapStandings standings = MapStandings.of(2);

    CREDITING.credit(List.of("e#1", "e#2"), 0.6, TEN, standings);

    assertThat(standings.get("e#1").uses()).isEqualTo(1);
    assertThat(standings.get("e#1").connections()).isEmpty();
  }

  @Test
  void skipsWhatIsNotKnownNamedTwiceOrOfALaterWindow() throws Exception {
    MapStandings standings = MapStandings.of(2);
    Experience later = Experiences.at(TEN + 1, 0.5, Experiences.experience(9, 1, 0));
    standings.put(later.id(), Standing.of(later));

    CREDITING.credit(List.of("e#1", "gone#1", "e#9", "e#1", "e#2"), 1, TEN, standings);

    assertThat(standings.get("e#1").uses()).isEqualTo(1);
    assertThat(standings.get("e#1").connections()).hasSize(1);
    assertThat(standings.get("e#9").uses()).isZero();
    assertThat(standings.all).hasSize(3);
  }

  @Test
  void letsTheWeakestConnectionGoAtBothEnds() throws Exception {
    Crediting three = new Crediting(new CreditParameters(5, 0.1, 0.6, 3));
    MapStandings standings = MapStandings.of(5);
    three.credit(List.of("e#1", "e#2"), 1, TEN, standings);
    three.credit(List.of("e#1", "e#2"), 1, TEN, standings);
    three.credit(List.of("e#1", "e#3"), 1, TEN, standings);
    three.credit(List.of("e#1", "e#4"), 0.7, TEN, standings);

    three.credit(List.of("e#1", "e#5"), 0.9, TEN, standings);

    assertThat(standings.get("e#1").connections())
        .extracting(Connection::experience)
        .containsExactly("e#2", "e#3", "e#5");
    assertThat(standings.get("e#4").connections()).isEmpty();
    assertThat(standings.get("e#5").strength("e#1")).isPositive();
  }

  @Test
  void addsNoConnectionThatWouldBeTheWeakest() throws Exception {
    Crediting one = new Crediting(new CreditParameters(5, 0.1, 0.6, 1));
    MapStandings standings = MapStandings.of(3);
    one.credit(List.of("e#1", "e#2"), 1, TEN, standings);

    one.credit(List.of("e#1", "e#3"), 0.9, TEN, standings);

    assertThat(standings.get("e#1").strength("e#2")).isPositive();
    assertThat(standings.get("e#3").connections()).isEmpty();
  }

  @Test
  void connectsNothingWhereNoConnectionIsKept() throws Exception {
    MapStandings standings = MapStandings.of(3);

    new Crediting(new CreditParameters(5, 0.1, 0.6, 0))
        .credit(List.of("e#1", "e#2", "e#3"), 1, TEN, standings);

    assertThat(standings.all.values()).allMatch(s -> s.uses() == 1 && s.connections().isEmpty());
  }

  @Test
  void givesTheSameInWhateverOrderExperiencesAreNamed() throws Exception {
    List<String> used = new ArrayList<>(MapStandings.of(20).all.keySet());
    MapStandings expected = MapStandings.of(20);
    CREDITING.credit(used, 0.9, TEN, expected);
    assertThat(expected.all.values()).allMatch(s -> s.connections().size() <= 16);

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(used, new Random(i));
      MapStandings standings = MapStandings.of(20);
      CREDITING.credit(used, 0.9, TEN, standings);
      assertThat(standings.all).usingRecursiveComparison().isEqualTo(expected.all);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void connectsAsTheDefinitionSaysAndAlwaysBothWays(long seed) throws Exception {
    Random random = new Random(seed);
    CreditParameters parameters = new CreditParameters(5, 0.1, 0.6, 4);
    MapStandings standings = MapStandings.of(12);
    NaiveConnections naive = new NaiveConnections(parameters);
    for (int i = 0; i < 300; i++) {
      List<String> used = new ArrayList<>();
      for (int n = random.nextInt(6); n >= 0; n--) {
        used.add("e#" + (1 + random.nextInt(12)));
      }
      double success = 0.4 + 0.6 * random.nextDouble();
      new Crediting(parameters).credit(used, success, TEN, standings);
      naive.credit(used, success);
      if (random.nextInt(10) == 0) {
        String gone = "e#" + (1 + random.nextInt(12));
        Crediting.disconnect(gone, standings);
        standings.put(gone, Standing.of(Experiences.experience(1, 1, 0)));
        naive.remove(gone);
      }
      Map<String, Double> found = new TreeMap<>();
      standings.all.forEach(
          (id, standing) ->
              standing
                  .connections()
                  .forEach(c -> found.put(id + '-' + c.experience(), c.strength())));
      assertThat(found).isEqualTo(naive.bothWays());
    }
  }

  /** Connections as one set of edges, each a pair of ids in order. */
  private static final class NaiveConnections {

    private final Map<List<String>, Double> edges = new HashMap<>();
    private final CreditParameters parameters;

    NaiveConnections(CreditParameters parameters) {
      this.parameters = parameters;
    }

    void credit(List<String> used, double success) {
      if (success <= parameters.connectionThreshold()) {
        return;
      }
      List<String> ids = used.stream().distinct().sorted().toList();
      for (String a : ids) {
        for (String b : ids) {
          if (a.compareTo(b) < 0) {
            double before = edges.getOrDefault(List.of(a, b), 0.0);
            edges.put(List.of(a, b), before + parameters.connectionRate() * (success - before));
            prune(a, b);
          }
        }
      }
    }

    void remove(String id) {
      edges.keySet().removeIf(edge -> edge.contains(id));
    }

    Map<String, Double> bothWays() {
      Map<String, Double> all = new TreeMap<>();
      edges.forEach(
          (edge, strength) -> {
            all.put(edge.get(0) + '-' + edge.get(1), strength);
            all.put(edge.get(1) + '-' + edge.get(0), strength);
          });
      return all;
    }

    /** An edge that is new and the weakest of one of its ends goes before any other is touched. */
    private void prune(String a, String b) {
      List<String> edge = List.of(a, b);
      if (edge.equals(excess(a)) || edge.equals(excess(b))) {
        edges.remove(edge);
      }
      for (String end : edge) {
        List<String> weakest = excess(end);
        if (weakest != null) {
          edges.remove(weakest);
        }
      }
    }

    private List<String> excess(String id) {
      List<List<String>> own = edges.keySet().stream().filter(e -> e.contains(id)).toList();
      if (own.size() <= parameters.maxConnections()) {
        return null;
      }
      return own.stream()
          .min(
              Comparator.comparing((List<String> edge) -> edges.get(edge))
                  .thenComparing(edge -> other(edge, id), Comparator.reverseOrder()))
          .orElseThrow();
    }

    private static String other(List<String> edge, String id) {
      return edge.get(edge.get(0).equals(id) ? 1 : 0);
    }
  }
}
