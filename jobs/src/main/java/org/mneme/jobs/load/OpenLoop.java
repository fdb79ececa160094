package org.mneme.jobs.load;

import java.util.function.BiFunction;

/**
 * Sends requests to one topic at a fixed pace, whatever becomes of the answers, and measures them
 * phase by phase. A request's id names its phase, so that a late answer of an earlier one counts
 * nowhere else.
 */
final class OpenLoop {

  private static final long ANSWERS_WITHIN_MILLIS = 15_000;
  private static final long AHEAD_NANOS = 5_000_000;

  private final RecordSender sender;
  private final String topic;
  private final BiFunction<String, Integer, byte[]> requests;

  private volatile Phase phase = new Phase("", null);

  private record Phase(String name, PhaseMeter meter) {}

  /**
   * A loop.
   *
   * @param topic where requests go
   * @param requests value of a request, by id and index
   */
  OpenLoop(RecordSender sender, String topic, BiFunction<String, Integer, byte[]> requests) {
    this.sender = sender;
    this.topic = topic;
    this.requests = requests;
  }

  /**
   * Runs a phase; returns when all answers came, or none that is missing has come for long.
   *
   * @param name unlike that of any other phase, without a hyphen
   */
  PhaseMeter.Result run(String name, int count, double perSecond) throws InterruptedException {
    Pace pace = new Pace(System.nanoTime() + AHEAD_NANOS, perSecond);
    PhaseMeter meter = new PhaseMeter(pace, count);
    phase = new Phase(name, meter);
    for (int i = 0; i < count; i++) {
      String id = name + '-' + i;
      byte[] value = requests.apply(id, i);
      pace.awaitDue(i);
      sender.send(topic, key(id), value);
    }
    meter.awaitAnswers(ANSWERS_WITHIN_MILLIS);
    return meter.result();
  }

  /**
   * Takes an answer, on the reader's thread.
   *
   * @param id of its request
   */
  void received(String id, long nanos) {
    Phase current = phase;
    int hyphen = id.lastIndexOf('-');
    if (id.substring(0, hyphen).equals(current.name)) {
      current.meter.received(Integer.parseInt(id.substring(hyphen + 1)), nanos);
    }
  }

  /** The Kafka key of a request. */
  static String key(String id) {
    return BenchStore.SPACE + '/' + id;
  }

  /** The id of a request from its Kafka key. */
  static String id(String key) {
    return key.substring(key.indexOf('/') + 1);
  }
}
