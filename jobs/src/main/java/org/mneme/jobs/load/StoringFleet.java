package org.mneme.jobs.load;

import java.util.concurrent.TimeUnit;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.model.EpisodeEvent;
import org.mneme.wire.Codec;

/**
 * A fleet that stores about {@value #PER_SECOND} episodes a second while something else is
 * measured: that of the demo, ten times as fast, as one stream in order.
 */
final class StoringFleet implements AutoCloseable {

  /** Episodes a second that are meant. */
  static final int PER_SECOND = 1_000;

  private static final int FASTER = 10;

  /** Between two starts of the unhurried fleet; it rounds down and adds a millisecond. */
  private static final long GAP_MILLIS = 9;

  private static final int MOST_SECONDS = 3_600;

  private final RecordSender sender;
  private final TopicNames names;
  private final Codec codec;
  private final int spaces;
  private final SimulatedFleet fleet;
  private final long start = System.currentTimeMillis();
  private final Thread thread = new Thread(this::play, "storing-fleet");
  private volatile boolean isStopped;
  private volatile RuntimeException failure;

  /**
   * A fleet; {@link #start} starts it.
   *
   * @param spaces how many spaces it stores in, none of which is asked; 0 for the one that is
   */
  StoringFleet(RecordSender sender, TopicNames names, Codec codec, int spaces, long seed) {
    this.sender = sender;
    this.names = names;
    this.codec = codec;
    this.spaces = spaces;
    this.fleet =
        new SimulatedFleet(
            new FleetParameters(MOST_SECONDS * PER_SECOND, seed, start, GAP_MILLIS, 0, 0, 0.05, 0));
  }

  void start() {
    thread.start();
  }

  /** Whether it still sends; how it failed if it did. */
  void requireAlive() {
    if (failure != null) {
      throw new IllegalStateException("the fleet stopped storing", failure);
    }
  }

  private void play() {
    try {
      while (!isStopped && fleet.hasNext()) {
        PlayedRecord record = fleet.next();
        EpisodeEvent event = hurried(record.event());
        long wait = event.at() - System.currentTimeMillis();
        if (wait > 0) {
          TimeUnit.MILLISECONDS.sleep(wait);
        }
        sender.send(names.of(Topic.EPISODES), event.key(), codec.encode(event));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private EpisodeEvent hurried(EpisodeEvent event) {
    String space =
        spaces == 0
            ? BenchStore.SPACE
            : BenchStore.SPACE + '-' + Math.floorMod(event.episode().hashCode(), spaces);
    return new EpisodeEvent(
        space,
        // Those that were stored beforehand have the same numbers.
        "w" + event.episode(),
        start + (event.at() - start) / FASTER,
        event.started(),
        event.step(),
        event.completed(),
        null);
  }

  @Override
  public void close() throws InterruptedException {
    isStopped = true;
    thread.join();
  }
}
