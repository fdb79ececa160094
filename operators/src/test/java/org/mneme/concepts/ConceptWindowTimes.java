package org.mneme.concepts;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Episode;
import org.mneme.model.LatencySample;
import org.mneme.model.SimilarityProfiles;

/**
 * How long a window of 1,000 new episodes takes: the parts of clustering one by one, and the
 * operator on RocksDB with its reads and writes apart. Command and figures stand in {@code
 * docs/measurements/concepts.md}.
 */
final class ConceptWindowTimes {

  private static final int EPISODES = 1_000;
  private static final int DIMENSION = 768;
  private static final int WARM_UP = 100;
  private static final int ROUNDS = 200;
  private static final int WINDOWS = 60;

  /** Of the processor, not of the clock: what other processes take does not count. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private static final ChunkPairs PAIRS = new ChunkPairs(ClusteringParameters.DEFAULT);
  private static final ClusterSearch SEARCH = new ClusterSearch(ClusteringParameters.DEFAULT);
  private static final SimilarityLinks LINKS = new SimilarityLinks(10);
  private static final ChunkClustering ALL =
      new ChunkClustering(ClusteringParameters.DEFAULT, SimilarityProfiles.NEURAL);

  private ConceptWindowTimes() {}

  public static void main(String[] args) throws Exception {
    List<Episode> episodes = episodes();
    Map<String, long[]> parts = new HashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      parts(round, chunk(episodes), parts);
    }
    System.out.println("ms, of the processor     least     p50     p99");
    for (String part : List.of("pairs", "links", "clusters", "names", "all")) {
      print(part, parts.get(part));
    }
    operator(episodes);
  }

  private static void parts(int round, ChunkClustering.Chunk chunk, Map<String, long[]> parts) {
    ChunkPairs pairs = PAIRS;
    long start = THREAD.getCurrentThreadCpuTime();
    pairs.compute(chunk.candidates(), chunk.contents());
    long computed = THREAD.getCurrentThreadCpuTime();
    LINKS.find(chunk.candidates(), pairs, 0.5, candidate -> true);
    long linked = THREAD.getCurrentThreadCpuTime();
    List<ClusterSearch.Found> found = SEARCH.clusters(pairs, 0.55);
    long clustered = THREAD.getCurrentThreadCpuTime();
    CharacteristicWords words =
        new CharacteristicWords(chunk.contents().stream().map(CandidateContent::terms).toList());
    found.forEach(cluster -> words.of(cluster.members(), ChunkClustering.MOST_TERMS));
    long named = THREAD.getCurrentThreadCpuTime();
    ClusterWindow window = ALL.cluster(chunk, candidate -> true);
    long all = THREAD.getCurrentThreadCpuTime();
    if (window.clusters().size() != found.size() || found.size() < EPISODES / 20) {
      throw new IllegalStateException(found.size() + " clusters");
    }
    if (round >= 0) {
      record(parts, "pairs", round, computed - start);
      record(parts, "links", round, linked - computed);
      record(parts, "clusters", round, clustered - linked);
      record(parts, "names", round, named - clustered);
      record(parts, "all", round, all - named);
    }
  }

  private static void operator(List<Episode> episodes) throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(Samples.DEFAULTS)) {
      for (int window = 0; window < WINDOWS; window++) {
        for (Episode episode : episodes) {
          concepts.take(at(episode, window));
        }
        concepts.watermark(Samples.TEN + (window + 1) * Samples.MINUTE);
        concepts.found();
      }
      System.out.println("ms, of the clock         least     p50     p99");
      for (String operation : List.of("concepts.state", "concepts.cluster", "concepts.window")) {
        long[] nanos =
            concepts.latencies().stream()
                .filter(sample -> sample.operation().equals(operation))
                .skip(WINDOWS / 3)
                .mapToLong(LatencySample::micros)
                .map(micros -> micros * 1_000)
                .toArray();
        print(operation, nanos);
      }
    }
  }

  private static void record(Map<String, long[]> parts, String part, int round, long nanos) {
    parts.computeIfAbsent(part, p -> new long[ROUNDS])[round] = nanos;
  }

  private static void print(String part, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%-22s %7.2f %7.2f %7.2f%n",
        part, nanos[0] / 1e6, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }

  private static ChunkClustering.Chunk chunk(List<Episode> episodes) {
    List<ConceptCandidate> candidates = new ArrayList<>();
    List<CandidateContent> contents = new ArrayList<>();
    for (Episode episode : episodes) {
      candidates.add(ConceptCandidate.of(episode, Samples.TEN));
      // New strings, as state gives them: their hashes are not known yet.
      CandidateContent content = CandidateContent.of(episode, text -> List.of(text.split(" ")));
      contents.add(content);
    }
    return new ChunkClustering.Chunk(Samples.TEN, 0, candidates, contents);
  }

  private static Episode at(Episode episode, int window) {
    return Samples.moved(
        episode, episode.episode() + "-" + window, episode.closedAt() + window * Samples.MINUTE);
  }

  private static List<Episode> episodes() {
    Random random = new Random(1);
    List<Episode> episodes = new ArrayList<>();
    float[] centre = null;
    for (int i = 0; i < EPISODES; i++) {
      centre = i % 10 == 0 ? Samples.unit(random, DIMENSION) : centre;
      Episode episode =
          Samples.episode("e%04d".formatted(i), Samples.TEN + i, Samples.near(centre, 0.6, random));
      episodes.add(Samples.described(episode, words(random, i / 10)));
    }
    return episodes;
  }

  private static String words(Random random, int group) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      int word = i < 10 ? 1_000 + 10 * group + i : random.nextInt(500);
      words.append("word").append(Integer.toString(word, 36).replaceAll("\\d", "x")).append(' ');
    }
    return words.toString();
  }
}
