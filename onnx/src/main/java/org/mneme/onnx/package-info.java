/**
 * A model file as a function from texts to vectors, with ONNX Runtime and Hugging Face's
 * tokenizers. It is packaged with their native libraries as {@code mneme-onnx.jar}, for Flink's
 * {@code lib} folder: a native library can be loaded once in a JVM, and so not by the class loader
 * that each job has of its own. It knows nothing else of the project.
 */
package org.mneme.onnx;
