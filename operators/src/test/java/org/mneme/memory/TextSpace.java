package org.mneme.memory;

import static org.mneme.association.patterns.SeededPatterns.recovery;
import static org.mneme.association.patterns.SeededPatterns.sequence;
import static org.mneme.memory.SeededEpisodes.SPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mneme.embedding.EpisodeText;
import org.mneme.embedding.HashingEmbedder;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Pattern;
import org.mneme.model.PatternWindow;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Reflection;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;

/**
 * A seeded space of texts to measure on, as a fleet of agents fills one: {@value #FAMILIES}
 * families of tasks in {@value #DOMAINS} domains, episodes of six to ten steps with findings and a
 * summary, vectors by the hashing embedder; windows of {@value #WINDOW} episodes with a cluster for
 * each family and ten links an episode; and patterns that its episodes show. Everything is default.
 */
final class TextSpace {

  static final int WINDOW = 1_000;

  private static final int DIMENSION = 384;
  private static final int DOMAINS = 3;
  private static final int FAMILIES = 18;
  private static final int PATTERNS = 400;
  private static final int NEIGHBOURS = 10;
  private static final int AGENTS = 18;
  private static final long MINUTE = 60_000;
  private static final String[] SYLLABLES = {
    "ba", "cor", "den", "fi", "gal", "ho", "jun", "kel", "lo", "mer", "nu", "pri", "ra", "sol", "te"
  };
  private static final String[] COMMON = {
    "please",
    "the",
    "customer",
    "wants",
    "to",
    "of",
    "my",
    "a",
    "for",
    "another",
    "with",
    "on",
    "how"
  };

  final HashingEmbedder embedder = new HashingEmbedder(DIMENSION);
  private final Random random;
  private final String[][] words = new String[FAMILIES][];
  private final String[][] tools = new String[FAMILIES][];
  private final String[][] places = new String[DOMAINS][];
  private final List<List<String>> episodesOf = new ArrayList<>();
  private int windows;

  TextSpace(long seed) {
    random = new Random(seed);
    for (int domain = 0; domain < DOMAINS; domain++) {
      places[domain] = words(12, 3);
    }
    for (int family = 0; family < FAMILIES; family++) {
      words[family] = words(14, 2);
      tools[family] = words(8, 2);
      for (int t = 0; t < tools[family].length; t++) {
        // Families of a domain share some of their tools.
        boolean isShared = family >= DOMAINS && t < 3;
        tools[family][t] =
            isShared ? tools[family - DOMAINS][t] : tools[family][t] + "_" + words[family][t];
      }
      episodesOf.add(new ArrayList<>());
    }
  }

  /**
   * What one window brings.
   *
   * @param episodes in order of arrival
   * @param found their clusters and links
   * @param patterns all patterns, as they are after it
   * @param end its last millisecond
   */
  record Window(List<Episode> episodes, MemoryWrite found, MemoryWrite patterns, long end) {}

  /** The next window; the last of ten ends hours before queries are asked. */
  Window window() {
    long end = SeededEpisodes.TEN / MINUTE * MINUTE - (300 - windows) * MINUTE - 1;
    List<Episode> episodes = new ArrayList<>();
    List<List<String>> members = new ArrayList<>();
    float[] packed = new float[WINDOW * DIMENSION];
    for (int family = 0; family < FAMILIES; family++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < WINDOW; i++) {
      int family = random.nextInt(FAMILIES);
      Episode episode = episode(family, "e%02d-%04d".formatted(windows, i), end - 59_000 + 50L * i);
      System.arraycopy(episode.embedding().toFloats(), 0, packed, i * DIMENSION, DIMENSION);
      episodes.add(episode);
      members.get(family).add(episode.episode());
      episodesOf.get(family).add(episode.episode());
    }
    List<EpisodeCluster> clusters = new ArrayList<>();
    for (int family = 0; family < FAMILIES; family++) {
      clusters.add(
          new EpisodeCluster(
              members.get(family),
              0.8,
              List.of(words[family]).subList(0, 5),
              List.of(tools[family]).subList(0, 3)));
    }
    windows++;
    return new Window(
        episodes,
        MemoryWrite.of(SPACE, new ClusterWindow(end, 0, clusters, links(episodes, packed))),
        MemoryWrite.of(SPACE, new PatternWindow(end, patterns())),
        end);
  }

  /** A question as agents ask it: all options at their defaults. */
  RecallQuery question(boolean isExplained) {
    int family = random.nextInt(FAMILIES);
    String text = sentence(family, 4, 3);
    return new RecallQuery(
        "q",
        SPACE,
        text,
        Embedding.of(embedder.model(), vector(text)),
        RecallQuery.DEFAULT_K,
        0,
        Set.of(),
        QueryFilter.NONE,
        RecallMode.RECALL,
        List.of(),
        null,
        null,
        null,
        false,
        isExplained,
        true,
        null,
        null,
        null,
        null,
        SeededEpisodes.origin(MemoryHarness.WALL_CLOCK));
  }

  private Episode episode(int family, String id, long closedAt) {
    double value = Math.min(1, Math.max(0, 0.6 + 0.2 * random.nextGaussian()));
    Episode plain = SeededEpisodes.episode(SPACE, id, id, closedAt, value);
    List<StepDigest> steps = new ArrayList<>();
    int last = 6 + random.nextInt(5);
    for (int step = 1; step <= last; step++) {
      steps.add(step(step, tools[family][random.nextInt(tools[family].length)], closedAt));
    }
    List<Finding> findings = new ArrayList<>();
    for (FindingKind kind : FindingKind.values()) {
      findings.add(new Finding(kind, List.of(1, 2), sentence(family, 6, 8)));
    }
    Episode written =
        new Episode(
            SPACE,
            id,
            task(family),
            "agent-" + random.nextInt(AGENTS),
            "user-" + random.nextInt(60),
            windows + "-" + random.nextInt(300),
            closedAt - 60_000,
            closedAt,
            plain.status(),
            plain.outcome(),
            steps,
            plain.reward(),
            value,
            new Reflection(findings),
            plain.salience(),
            sentence(family, 20, 40),
            id,
            plain.embedding());
    return written.withEmbedding(Embedding.of(embedder.model(), vector(EpisodeText.of(written))));
  }

  private Task task(int family) {
    return new Task(
        sentence(family, 5, 4) + " " + places[family % DOMAINS][random.nextInt(12)],
        "family-" + family,
        "domain-" + family % DOMAINS,
        List.of(words[family][0], words[family][1]),
        "en",
        "framework",
        null);
  }

  private static StepDigest step(int number, String tool, long at) {
    return new StepDigest(
        number, at, tool, null, null, null, StepStatus.OK, null, null, null, List.of(), List.of());
  }

  private List<Pattern> patterns() {
    Random own = new Random(9);
    List<Pattern> patterns = new ArrayList<>();
    for (int i = 0; i < PATTERNS; i++) {
      int family = i % FAMILIES;
      String[] called = new String[2 + own.nextInt(3)];
      for (int t = 0; t < called.length; t++) {
        called[t] = tools[family][own.nextInt(tools[family].length)];
      }
      String[] evidence = new String[10];
      for (int e = 0; e < evidence.length; e++) {
        List<String> known = episodesOf.get(family);
        evidence[e] = known.get(own.nextInt(known.size()));
      }
      boolean isRecovery = i % 10 == 0;
      patterns.add(
          (isRecovery
                  ? recovery("p" + i, called[0] + ": not found", called)
                  : sequence("p" + i, called))
              .in("domain-" + family % DOMAINS)
              .bound(own.nextDouble())
              .lift(0.8 + own.nextDouble())
              .shownBy(evidence)
              .pattern());
    }
    return patterns;
  }

  private static List<EpisodeLinks> links(List<Episode> episodes, float[] packed) {
    List<EpisodeLinks> links = new ArrayList<>();
    float[] cosines = new float[WINDOW];
    int[] nearest = new int[NEIGHBOURS + 1];
    RunningTopK best = new RunningTopK(NEIGHBOURS + 1);
    for (int i = 0; i < WINDOW; i++) {
      Vectors.dotBatch(packed, i * DIMENSION, packed, 0, WINDOW, DIMENSION, cosines, 0);
      // Itself is no neighbour, however many are equal to it.
      cosines[i] = 2;
      TopK.select(cosines, 0, WINDOW, NEIGHBOURS + 1, best, nearest);
      List<String> neighbours = new ArrayList<>();
      float[] weights = new float[NEIGHBOURS];
      for (int n = 1; n <= NEIGHBOURS; n++) {
        neighbours.add(episodes.get(nearest[n]).episode());
        weights[n - 1] = Math.min(1, cosines[nearest[n]]);
      }
      links.add(new EpisodeLinks(episodes.get(i).episode(), neighbours, weights));
    }
    return links;
  }

  private float[] vector(String text) {
    float[] vector = new float[DIMENSION];
    embedder.embed(text, vector);
    return vector;
  }

  private String sentence(int family, int own, int common) {
    List<String> sentence = new ArrayList<>();
    for (int i = 0; i < own; i++) {
      sentence.add(words[family][random.nextInt(words[family].length)]);
    }
    for (int i = 0; i < common; i++) {
      sentence.add(random.nextInt(sentence.size()), COMMON[random.nextInt(COMMON.length)]);
    }
    return String.join(" ", sentence);
  }

  private String[] words(int count, int syllables) {
    String[] made = new String[count];
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      int length = syllables + random.nextInt(2);
      for (int s = 0; s < length; s++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      made[i] = word.toString();
    }
    return made;
  }
}
