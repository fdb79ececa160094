package org.mneme.memory;

import static org.mneme.association.patterns.SeededPatterns.recovery;
import static org.mneme.association.patterns.SeededPatterns.sequence;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.mneme.association.patterns.SeededPatterns;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.HitKind;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Pattern;
import org.mneme.model.PatternWindow;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;

/**
 * What patterns cost a recall, inside the operator: the same queries to two memories in turn, one
 * of which mixes no patterns in. Command and figures stand in {@code
 * docs/measurements/pattern-recall.md}.
 */
final class PatternRecallCost {

  private static final int EPISODES = 10_000;
  private static final int DIMENSION = 384;
  private static final int DOMAINS = 4;
  private static final int TOOLS = 25;
  private static final int CENTRES = 200;
  private static final int WARM_UP = 3_000;
  private static final int QUERIES = 10_000;

  private PatternRecallCost() {}

  public static void main(String[] args) throws Exception {
    for (int patterns : new int[] {200, 2_000, 20_000}) {
      measure(patterns);
    }
  }

  private static void measure(int patterns) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    Configuration without = new Configuration(config);
    without.set(PatternRecallOptions.MOST, 0);
    try (MemoryHarness plain = MemoryHarness.open(MemoryOptions.parameters(without));
        MemoryHarness mixed = MemoryHarness.open(MemoryOptions.parameters(config))) {
      float[][] vectors = store(plain, mixed);
      long stored = System.nanoTime();
      for (MemoryHarness memory : List.of(plain, mixed)) {
        memory.write(patterns(patterns));
        memory.ask(query(vectors[0]).query());
      }
      System.out.printf(
          Locale.ROOT,
          "%d patterns: written and loaded in %.0f ms, %.1f MB in the hot tier%n",
          patterns,
          (System.nanoTime() - stored) / 2e6,
          mixed.held(SeededEpisodes.SPACE).patterns.bytes() / 1e6);
      Random random = new Random(5);
      long[][] nanos = new long[4][QUERIES];
      int found = 0;
      for (int i = -WARM_UP; i < QUERIES; i++) {
        float[] vector = vectors[random.nextInt(EPISODES)];
        RecallQuery recall = query(vector).query();
        long[] times = new long[4];
        // Who is asked first pays for what the other finds in the processor's caches.
        boolean isPlainFirst = random.nextBoolean();
        times[isPlainFirst ? 0 : 1] = time(isPlainFirst ? plain : mixed, recall);
        times[isPlainFirst ? 1 : 0] = time(isPlainFirst ? mixed : plain, recall);
        boolean isRare = i % 10 == 0;
        if (isRare) {
          times[2] = time(mixed, query(vector).kinds(HitKind.EPISODE).query());
          times[3] = time(mixed, query(vector).kinds(HitKind.PATTERN).query());
        }
        for (int kind = 0; i >= 0 && kind < 4; kind++) {
          nanos[kind][i] = times[kind];
        }
        if (i >= 0 && isRare) {
          found +=
              (int)
                  mixed.ask(recall).hits().stream()
                      .filter(hit -> hit.kind() == HitKind.PATTERN)
                      .count();
        }
      }
      print("recall, patterns off", nanos[0]);
      print("recall, patterns mixed in", nanos[1]);
      print("kinds: episode", sampled(nanos[2]));
      print("kinds: pattern", sampled(nanos[3]));
      System.out.printf(Locale.ROOT, "patterns in an answer: %.2f%n", found / (QUERIES / 10.0));
    }
  }

  private static long time(MemoryHarness memory, RecallQuery query) throws Exception {
    long start = System.nanoTime();
    memory.ask(query);
    return System.nanoTime() - start;
  }

  private static long[] sampled(long[] nanos) {
    return Arrays.stream(nanos).filter(value -> value > 0).toArray();
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f |%n",
        what,
        nanos[nanos.length / 2] / 1e3,
        nanos[nanos.length * 99 / 100] / 1e3);
  }

  private static Asked query(float[] vector) {
    return Asked.at(TEN, vector).mode(RecallMode.RECALL).k(10);
  }

  private static float[][] store(MemoryHarness plain, MemoryHarness mixed) throws Exception {
    Random random = new Random(3);
    float[][] centres = new float[CENTRES][];
    for (int i = 0; i < CENTRES; i++) {
      centres[i] = SeededEpisodes.unit(random, DIMENSION);
    }
    float[][] vectors = new float[EPISODES][];
    for (int i = 0; i < EPISODES; i++) {
      vectors[i] = near(centres[i % CENTRES], random);
      Episode episode = episode(i, vectors[i], random);
      plain.store(episode);
      mixed.store(episode);
    }
    return vectors;
  }

  private static float[] near(float[] centre, Random random) {
    float[] noise = SeededEpisodes.unit(random, DIMENSION);
    double norm = 0;
    for (int i = 0; i < DIMENSION; i++) {
      noise[i] = centre[i] + 0.6f * noise[i];
      norm += noise[i] * noise[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      noise[i] /= (float) Math.sqrt(norm);
    }
    return noise;
  }

  private static Episode episode(int number, float[] vector, Random random) {
    Episode plain = SeededEpisodes.episode("e" + number, TEN + number, vector);
    int domain = number % CENTRES % DOMAINS;
    List<StepDigest> steps = new ArrayList<>();
    for (int step = 1; step <= 8; step++) {
      steps.add(
          new StepDigest(
              step,
              TEN,
              tool(domain, random),
              null,
              null,
              null,
              StepStatus.OK,
              null,
              null,
              null,
              List.of(),
              List.of()));
    }
    Task task =
        new Task("task " + number, "type", "domain" + domain, List.of("tag"), null, null, null);
    return new Episode(
        plain.space(),
        plain.episode(),
        task,
        plain.agent(),
        plain.user(),
        plain.session(),
        plain.startedAt(),
        plain.closedAt(),
        plain.status(),
        plain.outcome(),
        steps,
        plain.reward(),
        plain.value(),
        plain.reflection(),
        plain.salience(),
        plain.summary(),
        plain.fingerprint(),
        Embedding.of(SeededEpisodes.MODEL, vector));
  }

  private static String tool(int domain, Random random) {
    return "domain" + domain + "_tool_" + random.nextInt(TOOLS);
  }

  private static MemoryWrite patterns(int count) {
    Random random = new Random(4);
    List<Pattern> patterns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int domain = i % DOMAINS;
      String[] tools = new String[2 + random.nextInt(4)];
      for (int t = 0; t < tools.length; t++) {
        tools[t] = tool(domain, random);
      }
      String[] evidence = new String[10];
      for (int e = 0; e < evidence.length; e++) {
        evidence[e] = "e" + (random.nextInt(EPISODES / DOMAINS) * DOMAINS + domain);
      }
      SeededPatterns pattern =
          i % 10 == 0
              ? recovery("p" + i, tools[0] + ": not found", tools)
              : sequence("p" + i, tools);
      patterns.add(
          pattern
              .in("domain" + domain)
              .bound(random.nextDouble())
              .lift(0.8 + random.nextDouble())
              .shownBy(evidence)
              .pattern());
    }
    return MemoryWrite.of(SeededEpisodes.SPACE, new PatternWindow(TEN, patterns));
  }
}
