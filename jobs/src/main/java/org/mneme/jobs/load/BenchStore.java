package org.mneme.jobs.load;

import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.model.EpisodeEvent;
import org.mneme.wire.Codec;

/**
 * Fills one space with the episodes of a simulated fleet, all as one stream in order and without
 * repeats, as fast as the broker takes them.
 */
final class BenchStore {

  /** The space that is filled and asked. */
  static final String SPACE = "bench";

  private final RecordSender sender;
  private final TopicNames names;
  private final Codec codec;

  BenchStore(RecordSender sender, TopicNames names, Codec codec) {
    this.sender = sender;
    this.names = names;
    this.codec = codec;
  }

  /** Sends all episodes; the broker has them when this returns. */
  void fill(int episodes, long seed, long endMillis) {
    FleetParameters usual = FleetParameters.endingAt(endMillis, episodes, seed);
    SimulatedFleet fleet = new SimulatedFleet(usual.inOrder());
    while (fleet.hasNext()) {
      PlayedRecord record = fleet.next();
      if (record.event() != null) {
        EpisodeEvent event = inSpace(record.event());
        sender.send(names.of(Topic.EPISODES), event.key(), codec.encode(event));
      }
    }
    sender.flush();
  }

  private static EpisodeEvent inSpace(EpisodeEvent event) {
    return new EpisodeEvent(
        SPACE, event.episode(), event.at(), event.started(), event.step(), event.completed(), null);
  }
}
