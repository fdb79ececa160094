package org.mneme.gateway.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The episodes whose acknowledgement by memory is waited for, by {@code space/episode}. The topic
 * is read only while something is waited for, so a watch is ready a moment after it is set: what is
 * written from then on is not missed.
 */
public final class Acknowledgements {

  private final Map<String, List<Watch>> watches = new HashMap<>();
  private boolean isReading;
  private boolean isClosed;

  /**
   * A wait for one episode.
   *
   * @param key space/episode
   * @param ready completes when nothing that is written later will be missed
   * @param value the value of the record on the memories topic
   */
  public record Watch(String key, CompletableFuture<Void> ready, CompletableFuture<byte[]> value) {}

  /** Watches for an episode until {@link Watch#value()} completes, in whatever way. */
  public synchronized Watch watch(String space, String episode) {
    Watch watch =
        new Watch(space + '/' + episode, new CompletableFuture<>(), new CompletableFuture<>());
    watches.computeIfAbsent(watch.key(), key -> new ArrayList<>()).add(watch);
    if (isReading) {
      watch.ready().complete(null);
    }
    CompletableFuture<?> unused = watch.value().whenComplete((value, e) -> remove(watch));
    notifyAll();
    return watch;
  }

  /** Takes a record of the memories topic that is no tombstone. */
  public void accept(String key, byte[] value) {
    take(key).forEach(watch -> watch.value().complete(value));
  }

  /** Says that every record from now on is seen. */
  public void reading() {
    List<Watch> all = new ArrayList<>();
    synchronized (this) {
      isReading = true;
      watches.values().forEach(all::addAll);
    }
    all.forEach(watch -> watch.ready().complete(null));
  }

  /** Says that records are missed from now on, unless something is waited for. */
  synchronized boolean pause() {
    if (watches.isEmpty()) {
      isReading = false;
    }
    return !isReading;
  }

  /** Waits until there is something to wait for; false once closed. */
  synchronized boolean await() throws InterruptedException {
    while (watches.isEmpty() && !isClosed) {
      wait();
    }
    return !isClosed;
  }

  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  private synchronized List<Watch> take(String key) {
    return List.copyOf(watches.getOrDefault(key, List.of()));
  }

  private synchronized void remove(Watch watch) {
    watches.computeIfPresent(
        watch.key(),
        (key, list) -> {
          list.remove(watch);
          return list.isEmpty() ? null : list;
        });
  }
}
