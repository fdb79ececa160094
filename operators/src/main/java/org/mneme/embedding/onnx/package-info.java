/**
 * Vectors of a model file of the user's, made in this JVM by ONNX Runtime. The runtime is in a jar
 * of its own, {@code mneme-onnx.jar}, which Flink's {@code lib} holds or not; no class of it is
 * named here but one. Only {@code OnnxEmbeddingOptions} knows Flink. It uses {@code
 * org.mneme.embedding.provider} and no other package of the project.
 */
package org.mneme.embedding.onnx;
