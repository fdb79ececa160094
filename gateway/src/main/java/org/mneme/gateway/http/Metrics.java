package org.mneme.gateway.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters and times in Prometheus' text format. */
final class Metrics {

  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };
  private static final double NANOS = 1e9;

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, Histogram> times = new ConcurrentSkipListMap<>();
  private final Map<String, LongSupplier> figures = new ConcurrentSkipListMap<>();

  private static final class Histogram {
    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Histogram() {
      for (int i = 0; i < buckets.length; i++) {
        buckets[i] = new LongAdder();
      }
    }

    void add(long took) {
      int bucket = 0;
      while (bucket < BOUNDS.length && took > BOUNDS[bucket] * NANOS) {
        bucket++;
      }
      buckets[bucket].increment();
      nanos.add(took);
    }
  }

  /** A value that is read when it is asked for: a counter if the name ends in {@code _total}. */
  void figure(String name, LongSupplier value) {
    figures.put(name, value);
  }

  /** Counts a request that was answered. */
  void count(String route, int status, long nanos) {
    requests
        .computeIfAbsent(
            "{route=\"" + route + "\",status=\"" + status + "\"}", key -> new LongAdder())
        .increment();
    times.computeIfAbsent(route, key -> new Histogram()).add(nanos);
  }

  String render() {
    StringBuilder page = new StringBuilder();
    page.append("# HELP mneme_gateway_requests_total Requests answered.\n")
        .append("# TYPE mneme_gateway_requests_total counter\n");
    requests.forEach(
        (labels, count) ->
            page.append("mneme_gateway_requests_total")
                .append(labels)
                .append(' ')
                .append(count.sum())
                .append('\n'));
    page.append("# HELP mneme_gateway_request_seconds From a request's head to its answer.\n")
        .append("# TYPE mneme_gateway_request_seconds histogram\n");
    times.forEach((route, histogram) -> render(page, route, histogram));
    figures.forEach(
        (name, value) ->
            page.append("# TYPE ")
                .append(name)
                .append(name.endsWith("_total") ? " counter\n" : " gauge\n")
                .append(name)
                .append(' ')
                .append(value.getAsLong())
                .append('\n'));
    return page.toString();
  }

  private static void render(StringBuilder page, String route, Histogram histogram) {
    String name = "mneme_gateway_request_seconds";
    long count = 0;
    for (int i = 0; i <= BOUNDS.length; i++) {
      count += histogram.buckets[i].sum();
      String bound = i == BOUNDS.length ? "+Inf" : Double.toString(BOUNDS[i]);
      page.append(
          String.format(
              Locale.ROOT, "%s_bucket{route=\"%s\",le=\"%s\"} %d%n", name, route, bound, count));
    }
    page.append(
        String.format(
            Locale.ROOT,
            "%s_sum{route=\"%s\"} %s%n%s_count{route=\"%s\"} %d%n",
            name,
            route,
            histogram.nanos.sum() / NANOS,
            name,
            route,
            count));
  }
}
