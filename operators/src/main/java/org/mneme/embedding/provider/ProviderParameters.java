package org.mneme.embedding.provider;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Where vectors come from, and how long they are waited for. */
public interface ProviderParameters extends Serializable {

  /** Name of the model that spaces are pinned to. */
  String model();

  /** How texts are put together. */
  Batching batching();

  /** How long an episode is tried. */
  Duration retryFor();

  /** How long a query waits. */
  Duration queryTimeout();

  /** Episodes of a subtask that may wait for a provider that is down, ≥ 1. */
  int maxWaiting();

  /**
   * A new provider.
   *
   * @param executor for what it does besides its work; never for work that takes long
   * @throws IllegalStateException if it can never work: a file that is missing, say
   */
  Provider connect(ScheduledExecutorService executor);
}
