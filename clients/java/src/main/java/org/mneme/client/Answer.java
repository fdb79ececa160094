package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a query.
 *
 * @param query the query's id, which feedback names
 * @param hits best first
 * @param json the result as it came: predicted, completed, stats, degraded and times
 */
public record Answer(String query, List<Hit> hits, JsonNode json) {

  static Answer of(JsonNode json) {
    List<Hit> hits = new ArrayList<>();
    json.path("hits").forEach(hit -> hits.add(Hit.of(hit)));
    return new Answer(json.path("query").asText(), List.copyOf(hits), json);
  }
}
