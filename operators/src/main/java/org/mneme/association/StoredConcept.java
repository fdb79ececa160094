package org.mneme.association;

import java.util.List;
import org.mneme.model.ConceptState;

/**
 * What is kept of a concept in state, under its id; Σw·e stands beside it, see {@link ConceptSum}.
 *
 * @param id id within the space
 * @param terms characteristic words, best first
 * @param tools characteristic tools, best first
 * @param bornAt end of the window of its birth, epoch milliseconds
 * @param reinforcedAt end of the window that reinforced it last, epoch milliseconds
 * @param replays how often a later cluster reinforced it
 * @param coherence mean pair similarity of its members when they came, in [0, 1]
 * @param strength grows with each replay, in [0, 1]
 * @param members episodes that make up the centroid
 * @param fanOut live bindings: the count of those that episodes hold
 * @param weightSum Σw as of {@code referenceAt}
 * @param referenceAt the time that weights count from, epoch milliseconds
 */
public record StoredConcept(
    String id,
    List<String> terms,
    List<String> tools,
    long bornAt,
    long reinforcedAt,
    int replays,
    double coherence,
    double strength,
    int members,
    int fanOut,
    double weightSum,
    long referenceAt) {

  private static final int NAME_TERMS = 3;
  private static final long RECORD_BYTES = 128;
  private static final long TEXT_BYTES = 56;

  /** Its most characteristic terms and tool in one line, for people; its id when it has none. */
  public String name() {
    String words = String.join(" ", terms.subList(0, Math.min(NAME_TERMS, terms.size())));
    String tool = tools.isEmpty() ? "" : "(" + tools.get(0) + ")";
    String name = (words + " " + tool).strip();
    return name.isEmpty() ? id : name;
  }

  /** How settled it is: consolidated from {@code replays} on, when above {@code coherence}. */
  public ConceptState state(int leastReplays, double leastCoherence) {
    return replays >= leastReplays && coherence > leastCoherence
        ? ConceptState.CONSOLIDATED
        : ConceptState.FORMING;
  }

  /** The same concept named by other terms and tools. */
  public StoredConcept named(List<String> newTerms, List<String> newTools) {
    return new StoredConcept(
        id,
        newTerms,
        newTools,
        bornAt,
        reinforcedAt,
        replays,
        coherence,
        strength,
        members,
        fanOut,
        weightSum,
        referenceAt);
  }

  /** The same concept with another fan-out. */
  public StoredConcept withFanOut(int newFanOut) {
    return new StoredConcept(
        id,
        terms,
        tools,
        bornAt,
        reinforcedAt,
        replays,
        coherence,
        strength,
        members,
        newFanOut,
        weightSum,
        referenceAt);
  }

  /** Bytes that this record takes in memory, estimated from its texts. */
  public long bytes() {
    long bytes = RECORD_BYTES + TEXT_BYTES + id.length();
    for (String term : terms) {
      bytes += TEXT_BYTES + term.length();
    }
    for (String tool : tools) {
      bytes += TEXT_BYTES + tool.length();
    }
    return bytes;
  }
}
