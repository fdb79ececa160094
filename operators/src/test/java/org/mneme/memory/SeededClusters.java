package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.Feedback;
import org.mneme.model.MemoryWrite;

/** Clusters and feedback for tests of memory, and episodes of whom they are. */
public final class SeededClusters {

  private SeededClusters() {}

  /** What a concept window that ended at {@code end} found. */
  public static MemoryWrite window(long end, EpisodeCluster... clusters) {
    return MemoryWrite.of(SPACE, new ClusterWindow(end, 0, List.of(clusters), List.of()));
  }

  static MemoryWrite links(long end, EpisodeLinks... links) {
    return MemoryWrite.of(SPACE, new ClusterWindow(end, 0, List.of(), List.of(links)));
  }

  /** A coherent cluster of these members. */
  public static EpisodeCluster cluster(String... members) {
    return new EpisodeCluster(
        List.of(members), 0.9, List.of("refund", "seat"), List.of("cancel_booking"));
  }

  public static MemoryWrite helped(String id, long at, String... hits) {
    return MemoryWrite.of(new Feedback(id, SPACE, "q", List.of(hits), List.of(), at, null));
  }

  static MemoryWrite hurt(String id, long at, String... hits) {
    return MemoryWrite.of(new Feedback(id, SPACE, "q", List.of(), List.of(hits), at, null));
  }

  /** {@code episode} of another agent and session; null for none. */
  public static Episode by(String agent, String session, Episode episode) {
    return new Episode(
        episode.space(),
        episode.episode(),
        episode.task(),
        agent,
        episode.user(),
        session,
        episode.startedAt(),
        episode.closedAt(),
        episode.status(),
        episode.outcome(),
        episode.steps(),
        episode.reward(),
        episode.value(),
        episode.reflection(),
        episode.salience(),
        episode.summary(),
        episode.fingerprint(),
        episode.embedding());
  }

  /** The same at the defaults. */
  public static MemoryHarness withConcept(String... members) throws Exception {
    return withConcept(new Configuration(), members);
  }

  /** A memory with one concept, from the window of these episodes, which all point east. */
  public static MemoryHarness withConcept(Configuration config, String... members)
      throws Exception {
    MemoryParameters parameters = MemoryOptions.parameters(config);
    long end = parameters.windowEnd(TEN);
    MemoryHarness memory = MemoryHarness.open(parameters);
    for (String member : members) {
      memory.store(episode(member, TEN, 1, 0));
    }
    memory.write(window(end, cluster(members)));
    memory.watermark(end);
    return memory;
  }

  /** How many windows were closed. */
  public static long windows(MemoryHarness memory) {
    return memory.latencies().stream()
        .filter(sample -> sample.operation().equals("memory.window"))
        .count();
  }
}
