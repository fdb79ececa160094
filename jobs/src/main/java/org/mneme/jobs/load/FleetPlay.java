package org.mneme.jobs.load;

import org.mneme.wire.Codec;

/** A simulated fleet's records, encoded. */
public final class FleetPlay implements Play {

  private final SimulatedFleet fleet;
  private final Codec codec;

  public FleetPlay(SimulatedFleet fleet, Codec codec) {
    this.fleet = fleet;
    this.codec = codec;
  }

  @Override
  public boolean hasNext() {
    return fleet.hasNext();
  }

  @Override
  public Outgoing next() {
    PlayedRecord sent = fleet.next();
    boolean isQuery = sent.query() != null;
    return new Outgoing(
        sent.topic(),
        isQuery ? sent.query().space() + '/' + sent.query().query() : sent.event().key(),
        isQuery ? codec.encode(sent.query()) : codec.encode(sent.event()),
        sent.query(),
        sent.resend());
  }

  @Override
  public Truth truth() {
    return fleet.truth();
  }

  @Override
  public double progress() {
    return fleet.progress();
  }
}
