package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.mneme.association.AssociationOptions;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/**
 * In thousands of short random histories the memory answers what a naive one does. Eight spaces
 * with the same ids live side by side, so that whatever crossed from one to another would be seen.
 * {@code -Dmneme.oracle.histories=N} plays more.
 */
class MemoryEqualsOracleTest {

  private static final int HISTORIES = Integer.getInteger("mneme.oracle.histories", 2_000);
  private static final int TOGETHER = 8;
  private static final int OPERATIONS = 50;
  private static final long HOUR = 3_600_000;

  /** Holds all spaces; makes them leave for each other; holds one, its vectors in state. */
  private static final List<MemorySize> HOT_TIERS =
      List.of(MemorySize.ofMebiBytes(64), new MemorySize(30_000), new MemorySize(1));

  /** Spaces that a careless key would confuse. */
  private static final String[] NAMES = {"a", "A", "a.", "a.a", "a-a", "a_a", "aa", "0"};

  @Test
  void answersWhatTheNaiveMemoryAnswers() throws Exception {
    for (int first = 0; first < HISTORIES; first += TOGETHER) {
      new Play(first, new Configuration()).run();
    }
  }

  /** What a memory that spreads or learns otherwise than the oracle thinks does is seen. */
  @Test
  void noticesEachOtherLawOfSpreading() {
    assertThatIsNoticed(AssociationOptions.FAN_EXPONENT, 0.0);
    assertThatIsNoticed(AssociationOptions.DECAY_FAN_WEIGHT, 0.0);
    assertThatIsNoticed(AssociationOptions.DECAY_PER_DAY, 0.04);
    assertThatIsNoticed(AssociationOptions.TO_CONCEPT, 0.78);
    assertThatIsNoticed(AssociationOptions.OVER_LINK, 0.29);
    assertThatIsNoticed(AssociationOptions.SEED_TEMPERATURE, 0.11);
  }

  @Test
  void noticesThatFeedbackIsIgnoredOrWeighsOtherwise() {
    assertThatIsNoticed(AssociationOptions.FEEDBACK_GAIN, 0.0);
    assertThatIsNoticed(AssociationOptions.FEEDBACK_LOSS, 0.0);
    assertThatIsNoticed(AssociationOptions.FEEDBACK_GAIN, 0.09);
    assertThatIsNoticed(AssociationOptions.FEEDBACK_LOSS, 0.11);
  }

  private static void assertThatIsNoticed(ConfigOption<Double> option, double value) {
    Configuration config = new Configuration();
    config.set(option, value);
    assertThatThrownBy(
            () -> {
              for (int first = 0; first < 800; first += TOGETHER) {
                if (kind(first) == Kind.SPREADING) {
                  new Play(first, config).run();
                }
              }
            })
        .as("%s = %s", option.key(), value)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("histories from");
  }

  /** What a memory learns and recalls by. */
  private enum Kind {
    EPISODES,
    CONCEPTS_TOO,
    SPREADING
  }

  private static Kind kind(int number) {
    return Kind.values()[number / TOGETHER / HOT_TIERS.size() % Kind.values().length];
  }

  private static MemoryParameters parameters(Kind kind, MemorySize hotTier, Configuration other) {
    Configuration config = new Configuration(other);
    config.set(MemoryOptions.MODE, kind == Kind.EPISODES ? MemoryMode.SINGLE : MemoryMode.DUAL);
    if (kind != Kind.SPREADING) {
      config.set(AssociationOptions.HOPS, 0);
    }
    config.set(LearningOptions.MAX_EPISODES, OracleHistory.CAPACITY);
    config.set(LearningOptions.EVICT_PAUSE, Duration.ZERO);
    config.set(HotTierOptions.SIZE, hotTier);
    return MemoryOptions.parameters(config);
  }

  /** A few histories at once in one memory. */
  private static final class Play {

    private final int number;
    private final Random random;
    private final Kind kind;
    private final MemoryParameters parameters;
    private final List<OracleHistory> histories = new ArrayList<>();

    /** Rankings of which another page may be read. */
    private final Map<OracleHistory, OracleComparison.Place> pages = new HashMap<>();

    private final OracleFeedback feedback;
    private long watermark = TEN;
    private MemoryHarness memory;

    /**
     * Histories.
     *
     * @param other options that are not at their defaults
     */
    Play(int number, Configuration other) {
      this.number = number;
      this.random = new Random(number);
      this.kind = kind(number);
      MemorySize hotTier = HOT_TIERS.get(number / TOGETHER % HOT_TIERS.size());
      this.parameters = parameters(kind, hotTier, other);
      for (int i = 0; i < TOGETHER; i++) {
        histories.add(new OracleHistory(NAMES[i], number + i, kind == Kind.SPREADING));
      }
      this.feedback = new OracleFeedback(histories, number, kind == Kind.SPREADING);
    }

    void run() throws Exception {
      memory = MemoryHarness.open(parameters, new HashMapStateBackend());
      try {
        memory.watermark(watermark);
        for (int i = 0; i < OPERATIONS * TOGETHER; i++) {
          try {
            step(histories.get(random.nextInt(TOGETHER)));
          } catch (AssertionError e) {
            throw new AssertionError("histories from " + number + ", operation " + i, e);
          }
        }
      } finally {
        memory.close();
      }
    }

    private void step(OracleHistory history) throws Exception {
      int choice = random.nextInt(100);
      if (choice < 47) {
        Episode episode = history.episode(watermark + 1);
        memory.store(episode);
        history.oracle.store(episode);
      } else if (choice < 55) {
        Command command = history.command(watermark + 1);
        memory.write(SeededCommands.received(command));
        history.oracle.command(command);
      } else if (choice < 90) {
        OracleComparison.Place before = random.nextInt(3) > 0 ? pages.remove(history) : null;
        RecallQuery query =
            before == null
                ? history.query(watermark)
                : history.next(before.query(), before.cursor());
        Map<String, Double> activation = activation(history, query);
        RecallResult result = memory.ask(query);
        OracleComparison.Place end =
            new OracleComparison(history.oracle, query, activation, before).compare(result);
        if (end != null) {
          pages.put(history, end);
        }
        feedback.answered(memory, history, query, result);
        feedback.give(memory, history, watermark + 1);
      } else if (choice < 99) {
        if (kind != Kind.EPISODES && random.nextInt(4) == 0) {
          ClusterWindow clusters = history.clusters(watermark + 1);
          memory.write(MemoryWrite.of(history.space, clusters));
          history.oracle.learned(clusters.end());
        }
        watermark += random.nextInt(6) == 0 ? random.nextInt(200) * HOUR : random.nextInt(9_000);
        feedback.pass(memory, watermark);
      } else if (random.nextInt(3) == 0) {
        restart();
      }
    }

    private Map<String, Double> activation(OracleHistory history, RecallQuery query)
        throws Exception {
      boolean isSpread = query.mode() == RecallMode.RECALL && query.embedding() != null;
      return kind == Kind.SPREADING && isSpread
          ? new PlainActivation(history.oracle, LearnedGraph.of(memory, history.space)).parts(query)
          : Map.of();
    }

    private void restart() throws Exception {
      OperatorSubtaskState snapshot = memory.snapshot();
      memory.close();
      memory = MemoryHarness.restore(parameters, new HashMapStateBackend(), snapshot);
      memory.watermark(watermark);
    }
  }

  @Test
  void readsOfEachIdWhatWasWrittenUnderItAndNothingElse() throws Exception {
    try (MemoryHarness memory =
        MemoryHarness.open(parameters(Kind.CONCEPTS_TOO, HOT_TIERS.get(0), new Configuration()))) {
      for (String name : NAMES) {
        OracleHistory history = new OracleHistory(name, name.hashCode(), false);
        for (String id : OracleHistory.IDS) {
          memory.store(named(history.episode(TEN), id, name + " " + id));
        }
      }
      for (String name : NAMES) {
        for (String id : OracleHistory.IDS) {
          RecallResult got =
              memory.ask(Asked.at(TEN).in(name).mode(RecallMode.GET).ids(id).query());
          assertThat(got.hits()).hasSize(1);
          assertThat(got.hits().get(0).id()).isEqualTo(id);
          assertThat(got.hits().get(0).digest().summary()).isEqualTo(name + " " + id);
        }
      }
    }
  }

  private static Episode named(Episode episode, String id, String summary) {
    return new Episode(
        episode.space(),
        id,
        episode.task(),
        episode.agent(),
        episode.user(),
        episode.session(),
        episode.startedAt(),
        episode.closedAt(),
        episode.status(),
        episode.outcome(),
        episode.steps(),
        episode.reward(),
        episode.value(),
        episode.reflection(),
        episode.salience(),
        summary,
        "only " + summary,
        episode.embedding());
  }
}
