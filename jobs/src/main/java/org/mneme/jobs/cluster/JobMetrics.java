package org.mneme.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Metrics of a running job over Flink's REST interface, summed over subtasks. Flink renews them
 * every ten seconds.
 */
public final class JobMetrics {

  private static final int NAMES_OF_A_REQUEST = 40;

  private final FlinkRest rest;
  private final String job;
  private final Predicate<String> wanted;

  /**
   * Metrics of one job.
   *
   * @param job its id
   * @param wanted which names are read; a name is that of the operator, a dot, and the metric's
   */
  public JobMetrics(FlinkRest rest, String job, Predicate<String> wanted) {
    this.rest = rest;
    this.job = job;
    this.wanted = wanted;
  }

  /**
   * The last values by name, each the sum of all subtasks. Flink collects them only once it was
   * asked: the first time there may be none.
   */
  public Map<String, Double> sums() {
    return read("sum");
  }

  private Map<String, Double> read(String how) {
    Map<String, Double> values = new TreeMap<>();
    for (JsonNode vertex :
        rest.get("/jobs/" + job).map(it -> it.path("vertices")).orElseThrow(this::isGone)) {
      String id = vertex.path("id").asText();
      List<String> names = new ArrayList<>();
      for (JsonNode metric : rest.get(path(id)).orElseThrow(this::isGone)) {
        if (wanted.test(metric.path("id").asText())) {
          names.add(metric.path("id").asText());
        }
      }
      for (int from = 0; from < names.size(); from += NAMES_OF_A_REQUEST) {
        int to = Math.min(names.size(), from + NAMES_OF_A_REQUEST);
        read(id, names.subList(from, to), how, values);
      }
    }
    return values;
  }

  /** The largest value of any of them in a subtask; 0 if there are none. */
  public double highest() {
    return read("max").values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** How often the job was restarted. */
  public int restarts() {
    return rest.get("/jobs/" + job + "/metrics?get=numRestarts")
        .map(metrics -> metrics.at("/0/value").asInt())
        .orElseThrow(this::isGone);
  }

  private void read(String vertex, List<String> names, String how, Map<String, Double> values) {
    String wanted = URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
    String query = path(vertex) + "?agg=" + how + "&get=" + wanted;
    for (JsonNode metric : rest.get(query).orElseThrow(this::isGone)) {
      double value = metric.path(how).asDouble();
      values.merge(
          metric.path("id").asText(), value, how.equals("sum") ? Double::sum : Double::max);
    }
  }

  private String path(String vertex) {
    return "/jobs/" + job + "/vertices/" + vertex + "/subtasks/metrics";
  }

  private ClusterException isGone() {
    return new ClusterException("Flink says nothing of the job " + job);
  }
}
