package org.mneme.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.SimilarityProfiles;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Episodes, commands and parameters for tests of concept formation. */
final class Samples {

  static final String SPACE = "support";
  static final String MODEL = "test";

  /** The first millisecond of a window. */
  static final long TEN = 1_768_039_200_000L;

  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;

  static final float[] EAST = {1, 0, 0, 0};
  static final float[] NORTH = {0, 1, 0, 0};

  static final ConceptParameters DEFAULTS = parameters(ClusteringParameters.DEFAULT, 1_000, 1_000);

  private Samples() {}

  static ConceptParameters parameters(
      ClusteringParameters clustering, int chunk, int maxCandidates) {
    return new ConceptParameters(
        MINUTE, chunk, maxCandidates, 12 * HOUR, 0.1, false, clustering, SimilarityProfiles.NEURAL);
  }

  static ClusteringParameters clustering(Clustering clustering) {
    return new ClusteringParameters(clustering, 10, 0.5, 24 * HOUR, 0.65, 10);
  }

  /** An episode of a minute that one agent ran for one user. */
  static Episode episode(String id, long closedAt, float... vector) {
    return episode(id, "agent-1", "user-1", closedAt, vector);
  }

  static Episode episode(String id, String agent, String user, long closedAt, float... vector) {
    return new Episode(
        SPACE,
        id,
        new Task("Cancel the flight", null, "airline", List.of("refund"), null, null, null),
        agent,
        user,
        null,
        closedAt - MINUTE,
        closedAt,
        EpisodeStatus.STORED,
        new Outcome(Verdict.SUCCESS, null, null, List.of(), List.of(), List.of()),
        List.of(step(1, "search"), step(2, "cancel"), step(3, "search")),
        Reward.NONE,
        0.5,
        new Reflection(List.of()),
        0.5,
        null,
        id,
        Embedding.of(MODEL, vector));
  }

  /** The same episode with another status and salience. */
  static Episode with(Episode episode, EpisodeStatus status, double salience) {
    return changed(
            episode,
            episode.episode(),
            episode.closedAt(),
            episode.task(),
            episode.steps(),
            salience)
        .withStatus(status);
  }

  /** The same episode with so many words and tools, each one only once. */
  static Episode wordy(Episode episode, int words, int tools) {
    List<StepDigest> steps =
        IntStream.range(0, tools).mapToObj(i -> step(i + 1, "tool-" + word(i))).toList();
    Task task =
        task(IntStream.range(0, words).mapToObj(Samples::word).collect(Collectors.joining(" ")));
    return changed(episode, episode.episode(), episode.closedAt(), task, steps, episode.salience());
  }

  /** The same episode of another task. */
  static Episode described(Episode episode, String description) {
    return changed(
        episode,
        episode.episode(),
        episode.closedAt(),
        task(description),
        episode.steps(),
        episode.salience());
  }

  /** The same episode under another id and at another time. */
  static Episode moved(Episode episode, String id, long closedAt) {
    return changed(episode, id, closedAt, episode.task(), episode.steps(), episode.salience());
  }

  private static Task task(String description) {
    return new Task(description, null, null, List.of(), null, null, null);
  }

  private static Episode changed(
      Episode episode,
      String id,
      long closedAt,
      Task task,
      List<StepDigest> steps,
      double salience) {
    return new Episode(
        episode.space(),
        id,
        task,
        episode.agent(),
        episode.user(),
        episode.session(),
        closedAt - MINUTE,
        closedAt,
        episode.status(),
        episode.outcome(),
        steps,
        episode.reward(),
        episode.value(),
        episode.reflection(),
        salience,
        episode.summary(),
        episode.fingerprint(),
        episode.embedding());
  }

  private static String word(int number) {
    return "word" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  private static StepDigest step(int number, String tool) {
    return new StepDigest(
        number, TEN, tool, null, null, null, StepStatus.OK, null, null, null, List.of(), List.of());
  }

  static MemoryWrite write(Episode episode) {
    return MemoryWrite.of(episode, null, null);
  }

  static MemoryWrite forget(String id, TargetKind kind, String target, long at) {
    return command(id, CommandKind.FORGET, kind, target, at, false);
  }

  static MemoryWrite command(
      String id, CommandKind kind, TargetKind targetKind, String target, long at, boolean dryRun) {
    return MemoryWrite.of(
        new Command(id, SPACE, kind, targetKind, target, dryRun, true, null, null, null, at, null));
  }

  static ConceptCandidate candidate(String id, long closedAt, long window) {
    return new ConceptCandidate(
        id, closedAt, closedAt - MINUTE, "agent-1", "user-1", MODEL, 4, window);
  }

  /** A chunk of these vectors, one a second, with ids e0, e1 and so on. */
  static ChunkClustering.Chunk chunk(List<float[]> vectors) {
    List<ConceptCandidate> candidates = new ArrayList<>();
    List<CandidateContent> contents = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      long closedAt = TEN + i * 1_000L;
      Embedding embedding = Embedding.of(MODEL, vectors.get(i));
      candidates.add(
          new ConceptCandidate(
              "e" + i, closedAt, TEN, null, null, MODEL, embedding.dimension(), TEN));
      contents.add(new CandidateContent(embedding.f32(), List.of(), List.of()));
    }
    return new ChunkClustering.Chunk(TEN, 0, candidates, contents);
  }

  /** A unit vector, uniform on the sphere. */
  static float[] unit(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return normalised(vector);
  }

  /** {@code centre} moved by {@code spread} in a random direction, at norm 1. */
  static float[] near(float[] centre, double spread, Random random) {
    float[] moved = unit(random, centre.length);
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (centre[i] + spread * moved[i]);
    }
    return normalised(moved);
  }

  static float[] normalised(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(squares));
    }
    return unit;
  }
}
