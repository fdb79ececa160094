package org.mneme.embedding.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.mneme.embedding.provider.Batching;
import org.mneme.embedding.provider.Provider;
import org.mneme.embedding.provider.ProviderParameters;

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
    implements ProviderParameters {

  @Override
  public String model() {
    return endpoint.model();
  }

  @Override
  public Provider connect(ScheduledExecutorService executor) {
    String key = endpoint.key().read(System::getenv);
    return new HttpProvider(endpoint, key, executor, Instant::now);
  }
}
