package org.mneme.association.patterns;

import java.io.Serializable;

/**
 * How patterns join the episodes of a recall that names no kinds.
 *
 * @param most most patterns of such an answer, ≥ 0; 0 for none
 * @param leastScore least score of one, in [0, 1]
 * @param firstPlaces so many first places are the episodes', ≥ 0, and always half of all
 */
public record PatternMixing(int most, double leastScore, int firstPlaces) implements Serializable {

  /** The defaults. */
  public static final PatternMixing DEFAULT = new PatternMixing(3, 0.4, 5);

  /** How many patterns have room in an answer of {@code k} that found {@code episodes} episodes. */
  public int room(int k, int episodes) {
    return Math.max(0, Math.min(most, k - Math.min(episodes, placesOfEpisodes(k))));
  }

  /** How many places of {@code k} no pattern takes from an episode. */
  public int placesOfEpisodes(int k) {
    return Math.max(firstPlaces, (k + 1) / 2);
  }
}
