package org.mneme.model;

/**
 * A weighted edge between a concept and an episode, as the {@code bindings} topic carries it.
 *
 * @param space isolation unit
 * @param episode id of the experience
 * @param concept id of the concept
 * @param strength in (0, 1], as of {@code at}; from then on it decays (DESIGN §4)
 * @param at epoch milliseconds of event time
 * @param isDropped whether this is its tombstone; then strength and at are 0
 */
public record Binding(
    String space, String episode, String concept, double strength, long at, boolean isDropped) {

  /** The tombstone of a binding. */
  public static Binding dropped(String space, String episode, String concept) {
    return new Binding(space, episode, concept, 0, 0, true);
  }

  /** The key of its topic: {@code space/episode/concept}. */
  public String key() {
    return space + '/' + episode + '/' + concept;
  }
}
