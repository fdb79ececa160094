package org.mneme.association;

import java.util.List;

/**
 * What a cluster says of a concept.
 *
 * @param sum weighted sum of its members, ages counted to the end of its window
 * @param members how many they are
 * @param coherence mean pair similarity, in [0, 1]
 * @param terms words that characterise the members, best first
 * @param tools tools that do, best first
 */
public record ConceptEvidence(
    ConceptSum sum, int members, double coherence, List<String> terms, List<String> tools) {}
