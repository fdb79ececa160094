package org.mneme.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * How long the state of an operator takes: hands out states that time each call. What the clock
 * itself takes, some 50 ns a call, is in it.
 */
final class StateTimes {

  long readNanos;
  long writeNanos;
  long reads;
  long writes;

  void reset() {
    readNanos = 0;
    writeNanos = 0;
    reads = 0;
    writes = 0;
  }

  /** {@code context}, but that its maps and values are timed. */
  RuntimeContext timed(RuntimeContext context) {
    return (RuntimeContext)
        Proxy.newProxyInstance(
            RuntimeContext.class.getClassLoader(),
            new Class<?>[] {RuntimeContext.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(context, arguments);
                if (result instanceof MapState<?, ?> map) {
                  return new TimedMap<>(map);
                }
                return result instanceof ValueState<?> value ? new TimedValue<>(value) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** A call that changes state. */
  @FunctionalInterface
  private interface Change {
    void run() throws Exception;
  }

  private <T> T read(Callable<T> call) throws Exception {
    long start = System.nanoTime();
    T result = call.call();
    readNanos += System.nanoTime() - start;
    reads++;
    return result;
  }

  private void write(Change change) throws Exception {
    long start = System.nanoTime();
    change.run();
    writeNanos += System.nanoTime() - start;
    writes++;
  }

  private <T> T readNext(Callable<T> call) {
    try {
      return read(call);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeNow(Change change) {
    try {
      write(change);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A value that is timed. */
  private final class TimedValue<T> implements ValueState<T> {
    private final ValueState<T> state;

    TimedValue(ValueState<T> state) {
      this.state = state;
    }

    @Override
    public T value() {
      return readNext(state::value);
    }

    @Override
    public void update(T value) {
      writeNow(() -> state.update(value));
    }

    @Override
    public void clear() {
      writeNow(state::clear);
    }
  }

  /** A map that is timed, with its iterators. */
  private final class TimedMap<K, V> implements MapState<K, V> {
    private final MapState<K, V> state;

    TimedMap(MapState<K, V> state) {
      this.state = state;
    }

    @Override
    public V get(K key) throws Exception {
      return read(() -> state.get(key));
    }

    @Override
    public void put(K key, V value) throws Exception {
      write(() -> state.put(key, value));
    }

    @Override
    public void putAll(Map<K, V> map) throws Exception {
      write(() -> state.putAll(map));
    }

    @Override
    public void remove(K key) throws Exception {
      write(() -> state.remove(key));
    }

    @Override
    public boolean contains(K key) throws Exception {
      return read(() -> state.contains(key));
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() throws Exception {
      return timed(state.entries());
    }

    @Override
    public Iterable<K> keys() throws Exception {
      return timed(state.keys());
    }

    @Override
    public Iterable<V> values() throws Exception {
      return timed(state.values());
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() throws Exception {
      return timed(read(state::iterator));
    }

    @Override
    public boolean isEmpty() throws Exception {
      return read(state::isEmpty);
    }

    @Override
    public void clear() {
      writeNow(state::clear);
    }

    private <T> Iterable<T> timed(Iterable<T> all) {
      return () -> timed(readNext(all::iterator));
    }

    private <T> Iterator<T> timed(Iterator<T> all) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return readNext(all::hasNext);
        }

        @Override
        public T next() {
          return readNext(all::next);
        }

        @Override
        public void remove() {
          writeNow(all::remove);
        }
      };
    }
  }
}
