package org.mneme.embedding;

/** The embedders to choose from. */
public enum EmbedderKind {
  /** {@link HashingEmbedder}: lexical, inline, without a model. */
  HASHING,
  /** A provider behind an OpenAI-compatible endpoint, asked beside the stream. */
  HTTP,
  /** A local model, run beside the stream. */
  ONNX
}
