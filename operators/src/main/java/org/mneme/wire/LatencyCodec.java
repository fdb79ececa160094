package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import org.mneme.model.LatencySummary;

/** Writes and reads the records of {@code mneme.metrics}. */
final class LatencyCodec {

  private LatencyCodec() {}

  static byte[] encode(JsonFactory json, Limits limits, LatencySummary summary) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("operation", summary.operation());
          out.time("from", summary.from());
          out.time("to", summary.to());
          out.integer("count", summary.count());
          out.number("ratePerSecond", summary.ratePerSecond());
          out.integer("p50Micros", summary.p50Micros());
          out.integer("p95Micros", summary.p95Micros());
          out.integer("p99Micros", summary.p99Micros());
          out.integer("p999Micros", summary.p999Micros());
          out.integer("maxMicros", summary.maxMicros());
        });
  }

  static LatencySummary read(Fields in) throws IOException, RejectedException {
    String operation = null;
    long from = 0;
    long to = 0;
    long count = 0;
    double ratePerSecond = 0;
    long p50Micros = 0;
    long p95Micros = 0;
    long p99Micros = 0;
    long p999Micros = 0;
    long maxMicros = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "operation" -> operation = in.string();
        case "from" -> from = in.anyTime();
        case "to" -> to = in.anyTime();
        case "count" -> count = in.integer();
        case "ratePerSecond" -> ratePerSecond = in.number();
        case "p50Micros" -> p50Micros = in.integer();
        case "p95Micros" -> p95Micros = in.integer();
        case "p99Micros" -> p99Micros = in.integer();
        case "p999Micros" -> p999Micros = in.integer();
        case "maxMicros" -> maxMicros = in.integer();
        default -> in.skip();
      }
    }
    return new LatencySummary(
        in.require(operation, "operation"),
        from,
        to,
        count,
        ratePerSecond,
        p50Micros,
        p95Micros,
        p99Micros,
        p999Micros,
        maxMicros);
  }
}
