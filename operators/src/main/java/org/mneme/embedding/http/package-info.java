/**
 * A provider of vectors behind an OpenAI-compatible {@code /v1/embeddings}: what is sent and how an
 * answer is read. Only {@code HttpEmbeddingOptions} knows Flink. It uses {@code
 * org.mneme.embedding.provider} and no other package of the project.
 */
package org.mneme.embedding.http;
