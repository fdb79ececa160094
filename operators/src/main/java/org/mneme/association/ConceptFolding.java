package org.mneme.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How concepts are born, reinforced, merged and shrunk. Pure: the weighted sums that change with
 * them are the caller's.
 *
 * @param gain share of the way to 1 that the strength of a concept goes with each cluster, in [0,
 *     1]; a birth is the first one, from 0
 */
public record ConceptFolding(double gain) implements Serializable {

  /** Members below which there is no concept. */
  public static final int LEAST_MEMBERS = 3;

  /** Most terms, and most tools, that a concept is named by. */
  public static final int MAXIMUM_TERMS = 8;

  /** Checks the range. */
  public ConceptFolding {
    if (!(gain >= 0 && gain <= 1)) {
      throw new IllegalArgumentException("gain must be in [0, 1], got " + gain);
    }
  }

  /** A concept that begins with {@code evidence}. */
  public StoredConcept born(String id, ConceptEvidence evidence) {
    long end = evidence.sum().referenceAt();
    return new StoredConcept(
        id,
        joined(List.of(), evidence.terms()),
        joined(List.of(), evidence.tools()),
        end,
        end,
        0,
        evidence.coherence(),
        gain,
        evidence.members(),
        0,
        evidence.sum().weightSum(),
        end);
  }

  /**
   * {@code concept} after a cluster that is the same.
   *
   * @param end end of the cluster's window, epoch milliseconds
   * @param sum of all members, the new ones included
   */
  public StoredConcept reinforced(
      StoredConcept concept, ConceptEvidence evidence, long end, ConceptSum sum) {
    int members = concept.members() + evidence.members();
    return new StoredConcept(
        concept.id(),
        joined(concept.terms(), evidence.terms()),
        joined(concept.tools(), evidence.tools()),
        concept.bornAt(),
        Math.max(concept.reinforcedAt(), end),
        concept.replays() + 1,
        (concept.coherence() * concept.members() + evidence.coherence() * evidence.members())
            / members,
        concept.strength() + gain * (1 - concept.strength()),
        members,
        concept.fanOut(),
        sum.weightSum(),
        sum.referenceAt());
  }

  /**
   * The concept that two become: {@code stays}, with what {@code goes} knew.
   *
   * @param sum of the members of both
   */
  public StoredConcept merged(StoredConcept stays, StoredConcept goes, ConceptSum sum) {
    int members = stays.members() + goes.members();
    return new StoredConcept(
        stays.id(),
        joined(stays.terms(), goes.terms()),
        joined(stays.tools(), goes.tools()),
        Math.min(stays.bornAt(), goes.bornAt()),
        Math.max(stays.reinforcedAt(), goes.reinforcedAt()),
        stays.replays() + goes.replays(),
        (stays.coherence() * stays.members() + goes.coherence() * goes.members()) / members,
        Math.max(stays.strength(), goes.strength()),
        members,
        stays.fanOut(),
        sum.weightSum(),
        sum.referenceAt());
  }

  /** {@code concept} with fewer members, {@code sum} being what they add up to. */
  public StoredConcept shrunk(StoredConcept concept, int members, ConceptSum sum) {
    return new StoredConcept(
        concept.id(),
        concept.terms(),
        concept.tools(),
        concept.bornAt(),
        concept.reinforcedAt(),
        concept.replays(),
        concept.coherence(),
        concept.strength(),
        members,
        concept.fanOut(),
        sum.weightSum(),
        sum.referenceAt());
  }

  /** Terms that come again first, then the other known ones, then the new ones. */
  private static List<String> joined(List<String> known, List<String> found) {
    Set<String> ordered = new LinkedHashSet<>(known);
    ordered.retainAll(new LinkedHashSet<>(found));
    ordered.addAll(known);
    ordered.addAll(found);
    List<String> terms = new ArrayList<>(ordered);
    return List.copyOf(terms.subList(0, Math.min(MAXIMUM_TERMS, terms.size())));
  }
}
