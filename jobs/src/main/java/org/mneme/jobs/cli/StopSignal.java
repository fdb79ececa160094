package org.mneme.jobs.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wish to stop, from Ctrl-C or {@code kill}. Not a shutdown hook: the hooks of Flink and
 * RocksDB run beside it and would delete what a last savepoint still needs.
 */
final class StopSignal {

  private static final int INTERRUPTED = 130;

  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  private StopSignal() {}

  /** Listens from now on. A second signal ends the process at once. */
  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    AtomicBoolean first = new AtomicBoolean(true);
    for (String name : new String[] {"INT", "TERM"}) {
      handle(
          name,
          () -> {
            if (first.getAndSet(false)) {
              signal.asked.complete(null);
            } else {
              Runtime.getRuntime().halt(INTERRUPTED);
            }
          });
    }
    return signal;
  }

  /** Completes when stopping is asked for. */
  CompletableFuture<Void> asked() {
    return asked;
  }

  /** By reflection, because javac warns of {@code sun.misc.Signal} and cannot be told not to. */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, args) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              Proxy.newProxyInstance(
                  StopSignal.class.getClassLoader(), new Class<?>[] {handler}, invocation));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java does not let a program handle " + name, e);
    }
  }
}
