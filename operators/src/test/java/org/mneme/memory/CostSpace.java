package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.MemoryWrite;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * A seeded space to measure on, learned by the operator itself: concepts in groups of five that are
 * similar to each other, so that an episode is bound to three of its group; windows of 1,000
 * episodes, {@value #MEMBERS} of a concept; ten similar neighbours in the window; and sessions
 * whose episodes are of any concept, so that links lead everywhere.
 */
final class CostSpace {

  /** Episodes of one window, and so of one chunk of concept formation. */
  static final int WINDOW = 1_000;

  static final int MEMBERS = 20;

  /** Questions are near to one of the first so many episodes. */
  private static final int ASKED_FOR = 100_000;

  private static final int CONCEPTS_OF_GROUP = 5;
  private static final int NEIGHBOURS = 10;
  private static final int AGENTS = 40;
  private static final int EPISODES_OF_SESSION = 5;
  private static final long MINUTE = 60_000;

  /** Last millisecond of the first window: windows of Memory and of concepts end at once. */
  private static final long FIRST_END = SeededEpisodes.TEN / MINUTE * MINUTE + MINUTE - 1;

  private final int dimension;
  private final int concepts;
  private final Random random;
  private final float[][] centres;

  /** Vectors of the episodes that questions are near to. */
  private final List<float[]> vectors = new ArrayList<>();

  private int windows;

  CostSpace(int dimension, int concepts, long seed) {
    this.dimension = dimension;
    this.concepts = concepts;
    this.random = new Random(seed);
    this.centres = new float[concepts][];
    float[] group = null;
    for (int c = 0; c < concepts; c++) {
      group = c % CONCEPTS_OF_GROUP == 0 ? SeededEpisodes.unit(random, dimension) : group;
      // Two of a group have cosine 0.75: each other's neighbours, and below the profile's merging.
      centres[c] = near(group, Math.sqrt(0.75));
    }
  }

  /**
   * What one window brings: episodes, and then what concept formation found among them.
   *
   * @param episodes in order of arrival
   * @param found their clusters and links
   * @param end its last millisecond
   */
  record Window(List<Episode> episodes, MemoryWrite found, long end) {}

  /** The next window: of the next {@code 50} concepts, round and round. */
  Window window() {
    long end = FIRST_END + windows * MINUTE;
    int firstConcept = windows * (WINDOW / MEMBERS) % concepts;
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < WINDOW; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Episode[] made = new Episode[WINDOW];
    float[] packed = new float[WINDOW * dimension];
    List<Episode> episodes = new ArrayList<>();
    for (int arrival = 0; arrival < WINDOW; arrival++) {
      int i = order.get(arrival);
      float[] vector = near(centres[(firstConcept + i / MEMBERS) % concepts], 0.88);
      System.arraycopy(vector, 0, packed, i * dimension, dimension);
      if (vectors.size() < ASKED_FOR) {
        vectors.add(vector);
      }
      made[i] = episode(id(i), arrival, end - 9_000 + arrival * 8L, vector);
      episodes.add(made[i]);
    }
    List<EpisodeCluster> clusters = new ArrayList<>();
    for (int c = 0; c < WINDOW / MEMBERS; c++) {
      List<String> members = new ArrayList<>();
      for (int i = c * MEMBERS; i < (c + 1) * MEMBERS; i++) {
        members.add(made[i].episode());
      }
      Collections.sort(members);
      clusters.add(
          new EpisodeCluster(
              members,
              0.9,
              List.of("refund", "seat", "delay", "baggage", "upgrade"),
              List.of("cancel_booking", "search_flight")));
    }
    Window window =
        new Window(
            episodes,
            MemoryWrite.of(SPACE, new ClusterWindow(end, 0, clusters, links(made, packed))),
            end);
    windows++;
    return window;
  }

  /** An episode beyond the windows, of any concept, and before the next one ends. */
  Episode next(int number) {
    float[] vector = near(centres[random.nextInt(concepts)], 0.88);
    return episode("x" + number, number, FIRST_END + windows * MINUTE - 5_000, vector);
  }

  /** A vector near to some episode of the windows. */
  float[] question() {
    return near(vectors.get(random.nextInt(vectors.size())), 0.8);
  }

  /** A query for ten hits; {@code hops} null for the default. */
  RecallQuery query(RecallMode mode, Integer hops, float... vector) {
    RecallQuery query = SeededEpisodes.query(SPACE, mode, QueryFilter.NONE, now(), 10, vector);
    return new RecallQuery(
        query.query(),
        query.space(),
        query.text(),
        query.embedding(),
        query.k(),
        0,
        query.kinds(),
        query.filter(),
        query.mode(),
        query.ids(),
        query.cursor(),
        hops,
        query.deadlineMillis(),
        query.exact(),
        query.explain(),
        true,
        query.after(),
        query.at(),
        query.state(),
        query.replyKey(),
        SeededEpisodes.origin(MemoryHarness.WALL_CLOCK));
  }

  /** An hour after the last window. */
  long now() {
    return FIRST_END + windows * MINUTE + 60 * MINUTE;
  }

  private String id(int i) {
    return "episode-%04d-%04d".formatted(windows, i);
  }

  private Episode episode(String id, int arrival, long closedAt, float[] vector) {
    Episode episode = SeededEpisodes.episode(SPACE, id, id, closedAt, 0.5, vector);
    String session = windows + "-" + arrival / EPISODES_OF_SESSION;
    return SeededClusters.by("agent-" + arrival % AGENTS, session, episode);
  }

  private List<EpisodeLinks> links(Episode[] episodes, float[] packed) {
    List<EpisodeLinks> links = new ArrayList<>();
    float[] cosines = new float[WINDOW];
    int[] nearest = new int[NEIGHBOURS + 1];
    RunningTopK best = new RunningTopK(NEIGHBOURS + 1);
    for (int i = 0; i < WINDOW; i++) {
      Vectors.dotBatch(packed, i * dimension, packed, 0, WINDOW, dimension, cosines, 0);
      TopK.select(cosines, 0, WINDOW, NEIGHBOURS + 1, best, nearest);
      List<String> neighbours = new ArrayList<>();
      float[] weights = new float[NEIGHBOURS];
      for (int n = 1; n <= NEIGHBOURS; n++) {
        neighbours.add(episodes[nearest[n]].episode());
        weights[n - 1] = Math.min(1, cosines[nearest[n]]);
      }
      links.add(new EpisodeLinks(episodes[i].episode(), neighbours, weights));
    }
    return links;
  }

  /** A unit vector with this cosine to {@code to}, but for what a random direction adds. */
  private float[] near(float[] to, double cosine) {
    float[] vector = SeededEpisodes.unit(random, dimension);
    Vectors.scale((float) Math.sqrt(1 - cosine * cosine), vector, 0, dimension);
    Vectors.axpy((float) cosine, to, 0, vector, 0, dimension);
    Vectors.normalise(vector, 0, dimension);
    return vector;
  }
}
