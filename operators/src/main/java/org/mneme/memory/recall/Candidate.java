package org.mneme.memory.recall;

/**
 * A row that a search found.
 *
 * @param row row in the index
 * @param id id of its experience
 * @param score of the parts, by {@link org.mneme.association.RankingWeights}
 * @param similarity cosine with the query, in [-1, 1]; 0 where the query has no vector
 * @param text what its text scores of what a text can, in [0, 1)
 * @param activation what arrived by spreading, as a part of the largest arrival, in [0, 1]
 * @param retention what is left of it, in [0, 1]
 * @param value mean value, in [0, 1]
 */
public record Candidate(
    int row,
    String id,
    float score,
    float similarity,
    float text,
    float activation,
    float retention,
    float value) {}
