package org.mneme.embedding.http;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * Where vectors come from.
 *
 * @param uri the whole address, {@code …/v1/embeddings}
 * @param model name of the model, as the provider knows it
 * @param dimension components of its vectors
 * @param asksForDimension whether requests name the dimension, which not every model admits
 * @param key where the key is
 * @param timeout after which a request is given up, its answer's last byte included
 */
public record Endpoint(
    URI uri, String model, int dimension, boolean asksForDimension, KeyPlace key, Duration timeout)
    implements Serializable {}
