package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mneme.model.PatternKind;

/**
 * A seeded fleet whose episodes hide what is known to be true: {@value #SEQUENCES} sequences of
 * three to five tools, {@value #DECISIONS} choices that end differently from the other choices, and
 * {@value #RECOVERIES} ways past an error, each with its own success rate, one in four of five
 * episodes, among steps and errors at random. Noise and sequences share one vocabulary of {@value
 * #TOOLS} tools.
 */
final class PlantedFleet {

  static final int SEQUENCES = 10;
  static final int DECISIONS = 5;
  static final int RECOVERIES = 5;

  static final long START = 1_790_000_000_000L;
  static final long BETWEEN = 4_000;

  private static final int TOOLS = 30;
  private static final double BASE_RATE = 0.55;
  private static final double NOISE_ERRORS = 0.03;

  private final Random random;
  private final List<Planted> planted = new ArrayList<>();

  /**
   * What is true.
   *
   * @param truth what is to be found
   * @param worse of a decision the other choice, which is as true; else null
   * @param rate success rate of the truth
   * @param otherRate of a decision that of the other choice
   */
  record Planted(CandidateKey truth, CandidateKey worse, double rate, double otherRate) {}

  PlantedFleet(long seed) {
    random = new Random(seed);
    for (int i = 0; i < SEQUENCES; i++) {
      List<String> tools = distinct(3 + random.nextInt(3));
      planted.add(new Planted(key(PatternKind.SEQUENCE, "", tools), null, rate(), 0));
    }
    for (int i = 0; i < DECISIONS; i++) {
      List<String> choices = distinct(2);
      CandidateKey good = key(PatternKind.DECISION, "point" + i, choices.subList(0, 1));
      CandidateKey bad = key(PatternKind.DECISION, "point" + i, choices.subList(1, 2));
      planted.add(new Planted(good, bad, 0.85 + 0.1 * random.nextDouble(), 0.25));
    }
    for (int i = 0; i < RECOVERIES; i++) {
      List<String> tools = distinct(1 + random.nextInt(2));
      String error = "call" + i + ": refused for reason";
      planted.add(new Planted(key(PatternKind.RECOVERY, error, tools), null, rate(), 0));
    }
  }

  /** What is true, by the key of its pattern. */
  Map<CandidateKey, Double> truths() {
    TreeMap<CandidateKey, Double> truths = new TreeMap<>();
    for (Planted one : planted) {
      truths.put(one.truth(), one.rate());
      if (one.worse() != null) {
        truths.put(one.worse(), one.otherRate());
      }
    }
    return truths;
  }

  /** The next episodes, in order of their closing times. */
  List<EpisodeTrace> episodes(int count) {
    List<EpisodeTrace> episodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      episodes.add(episode(i));
    }
    return episodes;
  }

  private EpisodeTrace episode(int number) {
    List<String> tools = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    boolean isSuccess = random.nextDouble() < BASE_RATE;
    noise(tools, errors, 2 + random.nextInt(4));
    if (random.nextInt(5) > 0) {
      Planted one = planted.get(random.nextInt(planted.size()));
      isSuccess = plant(one, tools, errors, isSuccess);
    }
    noise(tools, errors, 2 + random.nextInt(4));
    long closedAt = START + number * BETWEEN;
    return new EpisodeTrace(
        "e" + number,
        "planted",
        closedAt - 1_000,
        closedAt,
        "a" + random.nextInt(8),
        "u" + random.nextInt(20),
        isSuccess,
        isSuccess ? 0.8 : 0.1,
        Double.NaN,
        tools,
        errors,
        List.of("type=t" + random.nextInt(3), "tag=g" + random.nextInt(5)),
        List.of(),
        0);
  }

  /** Whether the episode succeeds. */
  private boolean plant(Planted one, List<String> tools, List<String> errors, boolean isSuccess) {
    switch (one.truth().kind()) {
      case SEQUENCE -> {
        ok(tools, errors, one.truth().tools());
        return random.nextDouble() < one.rate();
      }
      case DECISION -> {
        boolean isGood = random.nextBoolean();
        ok(tools, errors, List.of(one.truth().condition()));
        ok(tools, errors, isGood ? one.truth().tools() : one.worse().tools());
        return random.nextDouble() < (isGood ? one.rate() : one.otherRate());
      }
      default -> {
        String error = one.truth().condition();
        tools.add(error.substring(0, error.indexOf(':')));
        errors.add(error);
        ok(tools, errors, one.truth().tools());
        if (random.nextDouble() >= one.rate()) {
          errors.set(errors.size() - 1, tools.get(tools.size() - 1) + ": failed as well");
        }
        return isSuccess;
      }
    }
  }

  private void noise(List<String> tools, List<String> errors, int steps) {
    for (int i = 0; i < steps; i++) {
      String tool = "tool" + random.nextInt(TOOLS);
      tools.add(tool);
      errors.add(random.nextDouble() < NOISE_ERRORS ? tool + ": something went wrong" : "");
    }
  }

  private static void ok(List<String> tools, List<String> errors, List<String> more) {
    tools.addAll(more);
    more.forEach(tool -> errors.add(""));
  }

  private List<String> distinct(int count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < TOOLS; i++) {
      all.add("tool" + i);
    }
    Collections.shuffle(all, random);
    return new ArrayList<>(all.subList(0, count));
  }

  private double rate() {
    return 0.2 + 0.75 * random.nextDouble();
  }

  private static CandidateKey key(PatternKind kind, String condition, List<String> tools) {
    return CandidateKey.of("planted", kind, condition, tools);
  }
}
