package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mneme.association.ConceptIds;
import org.mneme.kernels.dense.Vectors;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.Feedback;
import org.mneme.model.MemoryWrite;
import org.mneme.model.TargetKind;

/**
 * A seeded log of one space: bursts of episodes of a few groups, with noise and repeated
 * experiences, what clustering by group finds in them, and feedback; with minutes, hours and days
 * between the bursts.
 */
public final class RandomHistory {

  static final int DIMENSION = 16;

  private static final int GROUPS = 5;
  private static final int BURSTS = 14;
  private static final int COMMANDS = 40;
  private static final int FEW_BURSTS = 4;
  private static final int FEW_COMMANDS = 6;
  private static final long CONCEPT_WINDOW = 60_000;

  private final Random random;
  private final float[][] centres = new float[GROUPS][];
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> known = new ArrayList<>();

  /** How often a concept window was clustered; bursts may meet in one. */
  private final Map<Long, Integer> chunks = new TreeMap<>();

  private int episodes;

  private RandomHistory(int seed) {
    random = new Random(seed);
    for (int group = 0; group < GROUPS; group++) {
      centres[group] = SeededEpisodes.unit(random, DIMENSION);
    }
  }

  /** A write and its event time. */
  public record Entry(long at, MemoryWrite write) {}

  /** The log of {@code seed}, by event time. */
  static List<Entry> of(int seed) {
    return of(seed, BURSTS);
  }

  private static List<Entry> of(int seed, int bursts) {
    RandomHistory history = new RandomHistory(seed);
    long time = TEN;
    for (int burst = 0; burst < bursts; burst++) {
      history.burst(time);
      time += pause(history.random);
    }
    history.entries.sort(Comparator.comparingLong(Entry::at));
    return history.entries;
  }

  /** The same log with forgets, dry runs and pins in it; some seeds forget the whole space once. */
  public static List<Entry> withCommands(int seed) {
    return withCommands(seed, of(seed), COMMANDS);
  }

  /** A short log with commands in it, of which a test can play hundreds. */
  public static List<Entry> shortWithCommands(int seed) {
    return withCommands(seed, of(seed, FEW_BURSTS), FEW_COMMANDS);
  }

  private static List<Entry> withCommands(int seed, List<Entry> log, int commands) {
    long episodes = log.stream().filter(entry -> entry.write().episode() != null).count();
    Random random = new Random(31L * seed);
    List<Entry> all = new ArrayList<>(log);
    for (int i = 0; i < commands; i++) {
      long at = log.get(random.nextInt(log.size())).at() + random.nextInt(4_000);
      String episode = String.format("e%04d", random.nextInt((int) episodes));
      all.add(new Entry(at, SeededCommands.received(command(random, "c" + i, episode, at))));
    }
    if (seed % 3 == 0) {
      long at = log.get(log.size() * 2 / 3).at();
      all.add(new Entry(at, SeededCommands.forget(TargetKind.SPACE, SPACE, at)));
    }
    all.sort(Comparator.comparingLong(Entry::at));
    return all;
  }

  private static Command command(Random random, String id, String episode, long at) {
    return switch (random.nextInt(8)) {
      case 0 ->
          Command.forget(id, SPACE, TargetKind.AGENT, "agent-" + random.nextInt(4), false, at);
      case 1 -> Command.forget(id, SPACE, TargetKind.SPACE, SPACE, true, at);
      case 2, 3 -> Command.pin(id, SPACE, episode, random.nextInt(3) > 0, at);
      default -> Command.forget(id, SPACE, TargetKind.EPISODE, episode, false, at);
    };
  }

  private static long pause(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> 120_000 + random.nextInt(600_000);
      case 1 -> 3_600_000L * (1 + random.nextInt(9));
      default -> 86_400_000L * (1 + random.nextInt(12));
    };
  }

  private void burst(long start) {
    Map<Long, List<Episode>> windows = new TreeMap<>();
    int count = 8 + random.nextInt(25);
    for (int i = 0; i < count; i++) {
      Episode episode = episode(start + random.nextInt(100_000));
      add(episode.closedAt(), SeededEpisodes.write(episode));
      known.add(episode.episode());
      long end =
          Math.floorDiv(episode.closedAt(), CONCEPT_WINDOW) * CONCEPT_WINDOW + CONCEPT_WINDOW - 1;
      windows.computeIfAbsent(end, e -> new ArrayList<>()).add(episode);
    }
    windows.forEach(this::clusters);
    for (int i = 0; i < 4; i++) {
      feedback(start + random.nextInt(120_000));
    }
  }

  /** The group is part of the fingerprint, and the vector follows from it. */
  private Episode episode(long closedAt) {
    int group = random.nextInt(GROUPS + 1);
    String fingerprint = "g" + group + "-" + random.nextInt(30);
    Episode episode =
        SeededEpisodes.episode(
            SPACE,
            String.format("e%04d", episodes++),
            fingerprint,
            closedAt,
            random.nextDouble(),
            vector(group, fingerprint));
    String session = random.nextInt(3) == 0 ? null : "s" + random.nextInt(6);
    return SeededClusters.by("agent-" + random.nextInt(4), session, episode);
  }

  private float[] vector(int group, String fingerprint) {
    float[] vector = SeededEpisodes.unit(new Random(fingerprint.hashCode()), DIMENSION);
    if (group < GROUPS) {
      Vectors.scale(0.9f, vector, 0, DIMENSION);
      Vectors.axpy(1, centres[group], 0, vector, 0, DIMENSION);
      Vectors.normalise(vector, 0, DIMENSION);
    }
    return vector;
  }

  private void clusters(long end, List<Episode> found) {
    found.sort(Comparator.comparingLong(Episode::closedAt).thenComparing(Episode::episode));
    Map<String, List<String>> groups = new TreeMap<>();
    for (Episode episode : found) {
      String group = episode.fingerprint().substring(0, 2);
      if (!group.equals("g" + GROUPS)) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(episode.episode());
      }
    }
    List<EpisodeCluster> clusters = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          if (members.size() >= 3) {
            double coherence = 0.7 + 0.01 * members.size();
            clusters.add(
                new EpisodeCluster(members, coherence, List.of(group), List.of("t" + group)));
            known.add(ConceptIds.of(SPACE, end, members.stream().sorted().findFirst().get()));
          }
        });
    List<EpisodeLinks> links = found.stream().map(episode -> links(episode, found)).toList();
    int chunk = chunks.merge(end, 1, Integer::sum) - 1;
    add(end, MemoryWrite.of(SPACE, new ClusterWindow(end, chunk, clusters, links)));
  }

  private static EpisodeLinks links(Episode episode, List<Episode> found) {
    record Near(String id, float cosine) {}
    List<Near> near =
        found.stream()
            .filter(other -> !other.episode().equals(episode.episode()))
            .map(other -> new Near(other.episode(), cosine(episode, other)))
            .filter(other -> other.cosine() >= 0.5f)
            .sorted(Comparator.comparingDouble(Near::cosine).reversed().thenComparing(Near::id))
            .limit(10)
            .toList();
    float[] weights = new float[near.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.min(1, near.get(i).cosine());
    }
    return new EpisodeLinks(episode.episode(), near.stream().map(Near::id).toList(), weights);
  }

  private static float cosine(Episode one, Episode other) {
    return Vectors.dot(one.embedding().toFloats(), 0, other.embedding().toFloats(), 0, DIMENSION);
  }

  private void feedback(long at) {
    List<String> helped = new ArrayList<>();
    List<String> hurt = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      (random.nextBoolean() ? helped : hurt).add(known.get(random.nextInt(known.size())));
    }
    hurt.removeAll(helped);
    String id = "f" + random.nextInt(1_000_000);
    add(at, MemoryWrite.of(new Feedback(id, SPACE, "q", helped, hurt, at, null)));
  }

  private void add(long at, MemoryWrite write) {
    entries.add(new Entry(at, write));
  }
}
