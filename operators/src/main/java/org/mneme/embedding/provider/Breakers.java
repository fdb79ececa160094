package org.mneme.embedding.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.mneme.embedding.provider.ProviderException.Kind;

/**
 * When a provider is left alone: after half of the last ten requests failed, four at least, for two
 * seconds; then two requests try.
 */
public final class Breakers {

  /** How soon to ask whether a provider that is left alone may be tried. */
  static final Duration ASK_AGAIN = Duration.ofMillis(250);

  private static final System.Logger LOG = System.getLogger(Breakers.class.getName());

  private static final CircuitBreakerConfig CONFIG =
      CircuitBreakerConfig.custom()
          .slidingWindowType(SlidingWindowType.COUNT_BASED)
          .slidingWindowSize(10)
          .minimumNumberOfCalls(4)
          .failureRateThreshold(50)
          .waitDurationInOpenState(Duration.ofSeconds(2))
          .permittedNumberOfCallsInHalfOpenState(2)
          .build();

  /** 100 ms, doubled to 5 s, half of it more or less. */
  private static final IntervalFunction BACKOFF =
      IntervalFunction.ofExponentialRandomBackoff(100, 2.0, 0.5, 5_000);

  private Breakers() {}

  /** One that is closed, and logs what it does. */
  public static CircuitBreaker create() {
    CircuitBreaker breaker = CircuitBreaker.of("embedding", CONFIG);
    breaker
        .getEventPublisher()
        .onStateTransition(
            event ->
                LOG.log(
                    System.Logger.Level.WARNING,
                    "Embedding provider: {0}",
                    event.getStateTransition()));
    return breaker;
  }

  /** Whether the provider behind it is left alone, or tried again. */
  public static boolean isDown(CircuitBreaker breaker) {
    return breaker.getState() == State.OPEN || breaker.getState() == State.HALF_OPEN;
  }

  /** How long to wait after the {@code failures}-th failure, ≥ 1. */
  static long backoffNanos(int failures) {
    return TimeUnit.MILLISECONDS.toNanos(BACKOFF.apply(failures));
  }

  /** What a failed request says. */
  public static ProviderException known(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    ProviderException known =
        cause instanceof ProviderException said
            ? said
            : new ProviderException(Kind.FAILED, cause.getClass().getSimpleName());
    LOG.log(
        System.Logger.Level.DEBUG,
        "Embedding request: {0} ({1})",
        known.kind(),
        known.getMessage());
    return known;
  }
}
