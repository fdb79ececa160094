package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.AssociationOptions;
import org.mneme.association.ConceptIds;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.Hit;
import org.mneme.model.PathStep;

/**
 * Anderson (1974): the more facts are known of a person and of a place, the longer it takes to
 * recognise one of them. 26 sentences "the person is in the place"; every person and place stands
 * in one, two or three of them.
 *
 * <p>Words are concepts that were met often and long ago, so that only the sentences are bound to
 * them. A sentence is an episode that points half way between its words.
 */
class FanEffectValidationTest {

  /** Sentences by fan of the person and fan of the place. */
  private static final int[][] DESIGN = {{3, 3, 3}, {3, 3, 2}, {3, 2, 4}};

  /** Milliseconds by fan, as the goal of this product names them. */
  private static final double[] BY_FAN = {1159, 1236, 1305};

  /** Milliseconds to recognise a sentence, by fan of the place and of the person: his table. */
  private static final double[][] CELLS = {
    {1110, 1170, 1220}, {1170, 1200, 1220}, {1150, 1230, 1360}
  };

  /** Anderson and Reder (1999): what they fitted to these data. */
  private static final double INTERCEPT_MILLIS = 845;

  private static final double LATENCY_MILLIS = 613;
  private static final double ASSOCIATION = 1.45;

  /** Weight of each cue. */
  private static final double ATTENTION = 1.0 / 3;

  private static final int DIMENSION = 32;
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long FIRST = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);
  private static final long STUDY =
      MemoryOptions.parameters(new Configuration()).windowEnd(FIRST + 60 * DAY);

  /** A sentence and how many sentences its words stand in; words are numbers of components. */
  private record Sentence(int person, int place, int personFan, int placeFan) {}

  private static final List<Sentence> SENTENCES = sentences();

  @Test
  void takesLongerWhereMoreIsKnown() throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("| Fan exponent | ms at fan 1, 2, 3 | from 1159, 1236, 1305 |");
    table.append(" from Anderson's means 1155, 1198, 1257 | r over his nine cells |\n");
    table.append("|---|---|---|---|---|\n");
    double[] cellMeans = byFan((personFan, placeFan) -> CELLS[placeFan - 1][personFan - 1]);
    for (double exponent : new double[] {0, 0.5, 1}) {
      double[] millis = recognised(exponent);
      double[] byFan = byFan((personFan, placeFan) -> mean(millis, personFan, placeFan));
      double r = correlation(millis);
      table.append(
          "| %s | %.0f, %.0f, %.0f | %s | %s | %.2f |\n"
              .formatted(
                  exponent == 0.5 ? "0.5 (default)" : String.valueOf((int) exponent),
                  byFan[0],
                  byFan[1],
                  byFan[2],
                  misses(byFan, BY_FAN),
                  misses(byFan, cellMeans),
                  r));
      if (exponent > 0) {
        assertThat(byFan[0]).isLessThan(byFan[1]);
        assertThat(byFan[1]).isLessThan(byFan[2]);
        assertThat(r).isGreaterThan(0.8);
        assertThat(ValidationPage.correlation(byFan, BY_FAN)).isGreaterThan(0.8);
      }
    }
    ValidationPage.assertHolds("fan", table.toString());
  }

  /** Milliseconds for each sentence, from the activation that its recall shows. */
  private static double[] recognised(double exponent) throws Exception {
    Configuration config = new Configuration();
    config.set(AssociationOptions.FAN_EXPONENT, exponent);
    double[][] arrived = new double[SENTENCES.size()][];
    double strongest = 0;
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      learnWords(memory);
      study(memory);
      for (int s = 0; s < arrived.length; s++) {
        arrived[s] = probe(memory, s);
        strongest = Math.max(strongest, Math.max(arrived[s][0], arrived[s][1]));
      }
    }
    double[] millis = new double[arrived.length];
    for (int s = 0; s < millis.length; s++) {
      double activation = 0;
      for (double cue : arrived[s]) {
        activation += ATTENTION * (ASSOCIATION + Math.log(cue / strongest));
      }
      millis[s] = INTERCEPT_MILLIS + LATENCY_MILLIS * Math.exp(-activation);
    }
    return millis;
  }

  /** Meets every word in four windows, which consolidates it, and lets the meetings fade. */
  private static void learnWords(MemoryHarness memory) throws Exception {
    for (int meeting = 0; meeting < 4; meeting++) {
      long end = FIRST + meeting * MINUTE;
      EpisodeCluster[] words = new EpisodeCluster[DIMENSION];
      for (int word = 0; word < DIMENSION; word++) {
        String[] met = {name(word, meeting, 0), name(word, meeting, 1), name(word, meeting, 2)};
        for (String id : met) {
          memory.store(SeededClusters.by(null, null, episode(id, end, pointing(word))));
        }
        words[word] = cluster(met);
      }
      memory.write(window(end, words));
      memory.watermark(end);
    }
    memory.watermark(STUDY - MINUTE);
    assertThat(memory.concepts()).hasSize(DIMENSION);
    assertThat(memory.bindings()).isEmpty();
  }

  private static void study(MemoryHarness memory) throws Exception {
    for (int s = 0; s < SENTENCES.size(); s++) {
      Sentence sentence = SENTENCES.get(s);
      float[] vector = pointing(sentence.person(), sentence.place());
      memory.store(SeededClusters.by(null, null, episode("sentence" + s, STUDY, vector)));
    }
    memory.watermark(STUDY);
    for (Sentence sentence : SENTENCES) {
      assertThat(memory.concepts().get(concept(sentence.person())).fanOut())
          .isEqualTo(sentence.personFan());
      assertThat(memory.concepts().get(concept(sentence.place())).fanOut())
          .isEqualTo(sentence.placeFan());
    }
  }

  /** What arrives at a sentence from its person and from its place, when it is asked for. */
  private static double[] probe(MemoryHarness memory, int s) throws Exception {
    Sentence sentence = SENTENCES.get(s);
    float[] vector = pointing(sentence.person(), sentence.place());
    String id = "sentence" + s;
    Hit hit =
        memory.ask(Asked.at(STUDY + MINUTE, vector).query()).hits().stream()
            .filter(found -> found.id().equals(id))
            .findFirst()
            .orElseThrow();
    return new double[] {
      arrived(hit, concept(sentence.person())), arrived(hit, concept(sentence.place()))
    };
  }

  private static double arrived(Hit hit, String concept) {
    return hit.path().stream()
        .filter(step -> step.from().equals(concept) && step.to().equals(hit.id()))
        .mapToDouble(PathStep::activation)
        .findFirst()
        .orElseThrow();
  }

  private static double correlation(double[] millis) {
    double[] ours = new double[9];
    double[] his = new double[9];
    for (int cell = 0; cell < 9; cell++) {
      ours[cell] = mean(millis, cell % 3 + 1, cell / 3 + 1);
      his[cell] = CELLS[cell / 3][cell % 3];
    }
    return ValidationPage.correlation(ours, his);
  }

  private static double mean(double[] millis, int personFan, int placeFan) {
    return IntStream.range(0, millis.length)
        .filter(s -> SENTENCES.get(s).personFan() == personFan)
        .filter(s -> SENTENCES.get(s).placeFan() == placeFan)
        .mapToDouble(s -> millis[s])
        .average()
        .orElseThrow();
  }

  @FunctionalInterface
  private interface Cells {
    double at(int personFan, int placeFan);
  }

  /** The mean of a fan's three cells as the person's and three as the place's. */
  private static double[] byFan(Cells cells) {
    double[] means = new double[3];
    for (int fan = 1; fan <= 3; fan++) {
      for (int other = 1; other <= 3; other++) {
        means[fan - 1] += (cells.at(fan, other) + cells.at(other, fan)) / 6;
      }
    }
    return means;
  }

  private static String misses(double[] ours, double[] theirs) {
    return "%+.0f, %+.0f, %+.0f"
        .formatted(ours[0] - theirs[0], ours[1] - theirs[1], ours[2] - theirs[2]);
  }

  private static List<Sentence> sentences() {
    List<Deque<Integer>> persons = new ArrayList<>();
    List<Deque<Integer>> places = new ArrayList<>();
    int word = 0;
    for (int fan = 1; fan <= 3; fan++) {
      int sentences = IntStream.of(DESIGN[fan - 1]).sum();
      Deque<Integer> inTurn = new ArrayDeque<>();
      Deque<Integer> oneByOne = new ArrayDeque<>();
      int words = sentences / fan;
      for (int i = 0; i < sentences; i++) {
        inTurn.add(word + i % words);
        oneByOne.add(DIMENSION / 2 + word + i / fan);
      }
      word += words;
      persons.add(inTurn);
      places.add(oneByOne);
    }
    List<Sentence> sentences = new ArrayList<>();
    for (int personFan = 1; personFan <= 3; personFan++) {
      for (int placeFan = 1; placeFan <= 3; placeFan++) {
        for (int i = 0; i < DESIGN[personFan - 1][placeFan - 1]; i++) {
          int person = persons.get(personFan - 1).remove();
          int place = places.get(placeFan - 1).remove();
          sentences.add(new Sentence(person, place, personFan, placeFan));
        }
      }
    }
    assertThat(sentences).hasSize(26).doesNotHaveDuplicates();
    return sentences;
  }

  private static String concept(int word) {
    return ConceptIds.of(SPACE, FIRST, name(word, 0, 0));
  }

  private static String name(int word, int meeting, int i) {
    return "word" + word + "-" + meeting + i;
  }

  private static float[] pointing(int... words) {
    float[] vector = new float[DIMENSION];
    for (int word : words) {
      vector[word] = (float) (1 / Math.sqrt(words.length));
    }
    return vector;
  }
}
