package org.mneme.embedding.http;

import java.io.Serializable;
import java.time.Duration;

/**
 * An embedder over HTTP.
 *
 * @param endpoint where vectors come from
 * @param batching how texts are put together
 * @param retryFor how long an episode is tried
 * @param queryTimeout how long a query waits
 * @param maxWaiting episodes of a subtask that may wait for a provider that is down
 */
public record HttpParameters(
    Endpoint endpoint, Batching batching, Duration retryFor, Duration queryTimeout, int maxWaiting)
    implements Serializable {}
