package org.mneme.model;

import java.util.List;

/**
 * A concept as the {@code concepts} topic carries it: an upsert, or a tombstone.
 *
 * @param space isolation unit
 * @param id id within the space
 * @param name its most characteristic terms and tool, for people
 * @param terms characteristic words, best first
 * @param tools characteristic tools, best first
 * @param state how settled it is
 * @param coherence mean pair similarity of its members when they came, in [0, 1]
 * @param strength grows with each replay, in [0, 1]
 * @param replays how often a later cluster reinforced it
 * @param members episodes that make up the centroid
 * @param fanOut live bindings
 * @param bornAt end of the window of its birth, epoch milliseconds
 * @param reinforcedAt end of the window that reinforced it last, epoch milliseconds
 * @param centroid unit vector, packed; never null but in a tombstone
 * @param isDropped whether this is its tombstone; then only space and id are set
 */
public record Concept(
    String space,
    String id,
    String name,
    List<String> terms,
    List<String> tools,
    ConceptState state,
    double coherence,
    double strength,
    int replays,
    int members,
    int fanOut,
    long bornAt,
    long reinforcedAt,
    byte[] centroid,
    boolean isDropped) {

  /** The tombstone of a concept. */
  public static Concept dropped(String space, String id) {
    return new Concept(
        space, id, null, List.of(), List.of(), null, 0, 0, 0, 0, 0, 0, 0, null, true);
  }

  /** The key of its topic: {@code space/concept}. */
  public String key() {
    return space + '/' + id;
  }
}
