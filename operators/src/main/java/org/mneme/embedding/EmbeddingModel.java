package org.mneme.embedding;

import org.mneme.model.SimilarityProfile;

/**
 * What makes the job's vectors, as far as vectors are compared.
 *
 * @param name name of the model; vectors of two names are never compared
 * @param profile from which similarity on two of its vectors mean something
 */
public record EmbeddingModel(String name, SimilarityProfile profile) {}
