package org.mneme.embedding;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.mneme.embedding.http.HttpParameters;
import org.mneme.embedding.onnx.OnnxParameters;
import org.mneme.embedding.provider.Batching;
import org.mneme.embedding.provider.Provider;
import org.mneme.embedding.provider.ProviderParameters;
import org.mneme.embedding.provider.StandIn;

/**
 * A provider over HTTP, and the same model here for when it cannot be had.
 *
 * @param http the provider
 * @param local the model that stands in, of the same name
 */
record StandInParameters(HttpParameters http, OnnxParameters local) implements ProviderParameters {

  @Override
  public String model() {
    return http.model();
  }

  @Override
  public Batching batching() {
    return http.batching();
  }

  @Override
  public Duration retryFor() {
    return http.retryFor();
  }

  @Override
  public Duration queryTimeout() {
    return http.queryTimeout();
  }

  @Override
  public int maxWaiting() {
    return http.maxWaiting();
  }

  @Override
  public Provider connect(ScheduledExecutorService executor) {
    return new StandIn(http.connect(executor), local.connect(executor));
  }
}
