/**
 * The line of texts before what makes their vectors, wherever that is: which texts go together,
 * when a failed one is sent again, and when a provider is left alone. It knows neither Flink nor
 * another package of the project.
 */
package org.mneme.embedding.provider;
