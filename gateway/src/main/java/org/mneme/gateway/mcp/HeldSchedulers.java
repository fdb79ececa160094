package org.mneme.gateway.mcp;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import reactor.core.Scannable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The schedulers that the SDK's streamable HTTP transport makes for itself. It sweeps idle sessions
 * on one whose thread is no daemon, and its own close ends the sweeps and not the thread (1.1.5,
 * and 2.1.0 still): without this a JVM that embeds a gateway would never end. They are taken note
 * of while the transport is built, because nothing of it leads to them afterwards.
 */
final class HeldSchedulers implements AutoCloseable {

  /** Of the transport's own; shared ones that it uses bear other names, and stay. */
  private static final String NAME = "streamable-http-server-transport";

  private final List<Scheduler> held = new CopyOnWriteArrayList<>();

  /** What {@code making} gives, whose schedulers are held from then on. */
  <T> T during(Supplier<T> making) {
    Thread here = Thread.currentThread();
    String key = "mneme-" + UUID.randomUUID();
    Schedulers.addExecutorServiceDecorator(
        key,
        (scheduler, executor) -> {
          if (Thread.currentThread().equals(here)
              && Scannable.from(scheduler).name().contains(NAME)) {
            held.add(scheduler);
          }
          return executor;
        });
    try {
      return making.get();
    } finally {
      Schedulers.removeExecutorServiceDecorator(key);
    }
  }

  /** Ends their threads. */
  @Override
  public void close() {
    held.forEach(Scheduler::dispose);
  }
}
