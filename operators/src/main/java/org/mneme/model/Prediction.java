package org.mneme.model;

import java.util.List;

/**
 * What the experiences nearest to a state say about it (DESIGN §4 "Prediction"). Whoever acts on it
 * names {@code experiences} in the next step's {@code usedExperiences}: only so are they credited.
 *
 * @param action weighted mean of their action vectors, packed, or null where none has one
 * @param outcome weighted mean of their outcome vectors, packed, or null where none has one
 * @param tools their tools by share of the weight, largest first, ties by name; shares sum to 1
 * @param confidence {@code min(0.95, Σ similarity² / n)}, in [0, 0.95]
 * @param experiences ids of the experiences used, heaviest first, ties by id
 */
public record Prediction(
    byte[] action,
    byte[] outcome,
    List<ToolVote> tools,
    double confidence,
    List<String> experiences) {}
