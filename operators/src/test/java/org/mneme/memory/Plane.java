package org.mneme.memory;

import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import org.apache.flink.configuration.Configuration;
import org.mneme.model.Episode;

/**
 * Episodes by their angle from the query, in a plane: a concept of three at 70°, to which "seed" at
 * 40° and "far" at 85° are bound; the query at 0° is near to the seed only.
 */
public final class Plane {

  public static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);
  public static final long LATER = END + 60_000;
  public static final float[] QUERY = at(0);

  private Plane() {}

  static float[] at(double degrees) {
    double radians = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
  }

  static Episode named(String id, double degrees) {
    return episode(id, TEN, at(degrees));
  }

  public static MemoryHarness open() throws Exception {
    return open(new Configuration());
  }

  public static MemoryHarness open(Configuration config) throws Exception {
    MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config));
    memory.store(
        named("m1", 70), named("m2", 70), named("m3", 70), named("seed", 40), named("far", 85));
    memory.write(window(END, cluster("m1", "m2", "m3")));
    memory.watermark(END);
    return memory;
  }
}
