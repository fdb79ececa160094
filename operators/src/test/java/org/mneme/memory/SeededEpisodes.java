package org.mneme.memory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Outcome;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Episodes and queries for tests of memory: real records, short to write. */
public final class SeededEpisodes {

  public static final String SPACE = "support";
  public static final String MODEL = "test";
  public static final long TEN = 1_768_000_000_000L;

  private SeededEpisodes() {}

  /** An episode with its id as fingerprint, closed at {@code closedAt}. */
  public static Episode episode(String id, long closedAt, float... vector) {
    return episode(SPACE, id, id, closedAt, 0.5, vector);
  }

  public static Episode episode(
      String space, String id, String fingerprint, long closedAt, double value, float... vector) {
    return new Episode(
        space,
        id,
        new Task("task of " + id, "booking", "airline", List.of("even"), null, null, null),
        "agent-1",
        "user-1",
        "session-1",
        closedAt - 60_000,
        closedAt,
        EpisodeStatus.STORED,
        new Outcome(Verdict.SUCCESS, null, null, List.of(), List.of(), List.of()),
        List.of(),
        new Reward(value * Reward.MAXIMUM, 1, 0, 1, 1, 1, 0),
        value,
        new Reflection(List.of()),
        0.3,
        "summary of " + id,
        fingerprint,
        Embedding.of(MODEL, vector));
  }

  public static MemoryWrite write(Episode episode) {
    return MemoryWrite.of(episode, origin(episode.closedAt()), null);
  }

  public static Origin origin(long timestamp) {
    return new Origin(
        "mneme.episodes", 0, 7, timestamp, null, "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** A recall of at most {@code k} as of {@code now}, without thinning. */
  public static RecallQuery query(long now, int k, float... vector) {
    return query(SPACE, RecallMode.RECALL, QueryFilter.NONE, now, k, vector);
  }

  public static RecallQuery query(
      String space, RecallMode mode, QueryFilter filter, long now, int k, float... vector) {
    return new RecallQuery(
        "q",
        space,
        null,
        vector.length == 0 ? null : Embedding.of(MODEL, vector),
        k,
        -1,
        Set.of(),
        filter,
        mode,
        List.of(),
        null,
        null,
        null,
        false,
        true,
        false,
        null,
        now,
        null,
        null,
        origin(now));
  }

  /** A unit vector, uniform on the sphere. */
  public static float[] unit(Random random, int dimension) {
    float[] vector = new float[dimension];
    double norm = 0;
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
      norm += vector[i] * vector[i];
    }
    for (int i = 0; i < dimension; i++) {
      vector[i] /= (float) Math.sqrt(norm);
    }
    return vector;
  }
}
