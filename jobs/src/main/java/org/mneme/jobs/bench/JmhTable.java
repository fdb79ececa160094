package org.mneme.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results that JMH wrote as JSON, as a table. */
final class JmhTable {

  private static final List<String> COLUMNS =
      List.of("benchmark, parameters", "score", "± 99.9 %", "p50", "p99", "p99.9", "unit");

  private JmhTable() {}

  static Table read(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
      String[] path = result.get("benchmark").asText().split("\\.", -1);
      String name = path[path.length - 2] + '.' + path[path.length - 1];
      String parameters =
          result.path("params").properties().stream()
              .map(Map.Entry::getValue)
              .map(JsonNode::asText)
              .collect(Collectors.joining(", "));
      JsonNode metric = result.get("primaryMetric");
      boolean isSampled = result.get("mode").asText().equals("sample");
      JsonNode shares = metric.get("scorePercentiles");
      rows.add(
          List.of(
              parameters.isEmpty() ? name : name + " " + parameters,
              number(metric.get("score")),
              number(metric.get("scoreError")),
              isSampled ? number(shares.get("50.0")) : "",
              isSampled ? number(shares.get("99.0")) : "",
              isSampled ? number(shares.get("99.9")) : "",
              metric.get("scoreUnit").asText()));
    }
    return new Table("JMH", COLUMNS, rows);
  }

  private static String number(JsonNode value) {
    double number = value.asDouble();
    return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.2f", number);
  }
}
