/**
 * A provider of vectors behind an OpenAI-compatible {@code /v1/embeddings}: what is sent and how an
 * answer is read, which texts go together, when a failed one is sent again, and when the provider
 * is left alone. Only {@code HttpEmbeddingOptions} knows Flink. It uses no other package of the
 * project.
 */
package org.mneme.embedding.http;
