package org.mneme.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.model.SpaceStats;

/** Writes and reads what a space holds. */
final class StatsCodec {

  private StatsCodec() {}

  static void write(JsonWriter out, SpaceStats stats) throws IOException {
    out.object("counts", part -> write(part, stats.counts()));
    out.object("bytes", part -> write(part, stats.bytes()));
    out.time("oldest", stats.oldest());
    out.time("newest", stats.newest());
    out.string("model", stats.model());
    out.integer("dimension", stats.dimension());
    out.integer("maxEpisodes", stats.maxEpisodes());
  }

  /** Each number as a field. */
  static void write(JsonWriter out, Map<String, Long> numbers) throws IOException {
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      out.integer(number.getKey(), number.getValue());
    }
  }

  static SpaceStats read(Fields in) throws IOException, RejectedException {
    in.object();
    Map<String, Long> counts = Map.of();
    Map<String, Long> bytes = Map.of();
    Long oldest = null;
    Long newest = null;
    String model = null;
    Integer dimension = null;
    int maxEpisodes = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "counts" -> counts = numbers(in);
        case "bytes" -> bytes = numbers(in);
        case "oldest" -> oldest = in.anyTime();
        case "newest" -> newest = in.anyTime();
        case "model" -> model = in.string();
        case "dimension" -> dimension = (int) in.integer();
        case "maxEpisodes" -> maxEpisodes = (int) in.integer();
        default -> in.skip();
      }
    }
    return new SpaceStats(counts, bytes, oldest, newest, model, dimension, maxEpisodes);
  }

  /** The numbers of an object, in its order. */
  static Map<String, Long> numbers(Fields in) throws IOException, RejectedException {
    in.object();
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      numbers.put(name, in.integer());
    }
    return numbers;
  }
}
