package org.mneme.episodic.prediction;

import java.util.Map;
import java.util.TreeMap;

/** Standings in a map. */
final class MapStandings implements Standings {

  final Map<String, Standing> all = new TreeMap<>();

  /** Standings of the steps 1 to {@code count}, none used yet. */
  static MapStandings of(int count) {
    MapStandings standings = new MapStandings();
    for (int step = 1; step <= count; step++) {
      Experience experience = Experiences.experience(step, 1, 0);
      standings.put(experience.id(), Standing.of(experience));
    }
    return standings;
  }

  @Override
  public Standing get(String experience) {
    return all.get(experience);
  }

  @Override
  public void put(String experience, Standing standing) {
    all.put(experience, standing);
  }
}
