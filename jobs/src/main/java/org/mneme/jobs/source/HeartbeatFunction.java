package org.mneme.jobs.source;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.mneme.model.EpisodeEvent;

/** Drops every beat: of the heartbeat only its watermark goes on. */
final class HeartbeatFunction extends ProcessFunction<Long, EpisodeEvent> {

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(Long beat, Context context, Collector<EpisodeEvent> out) {}
}
