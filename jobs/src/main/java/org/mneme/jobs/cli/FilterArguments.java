package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The arguments that make a filter; the codec says what is wrong with it. */
@Command
final class FilterArguments {

  @Option(
      names = "--filter",
      paramLabel = "FIELD=VALUE",
      description =
          "What every hit must be: domain, type, agent, user, session, verdict, minValue, after,"
              + " before, tags.all=a,b, tags.any=a,b. Repeat for more.")
  private Map<String, String> filter = new LinkedHashMap<>();

  /** Gives {@code query} its filter, if there is one. */
  void putInto(ObjectNode query) {
    if (!filter.isEmpty()) {
      ObjectNode object = query.putObject("filter");
      filter.forEach((field, value) -> putFilter(object, field, value));
    }
  }

  private static void putFilter(ObjectNode filter, String field, String value) {
    switch (field) {
      case "tags.all", "tags.any" -> {
        String which = field.substring("tags.".length());
        for (String tag : value.split(",", -1)) {
          filter.withObject("/tags").withArray(which).add(tag.strip());
        }
      }
      case "minValue" -> {
        try {
          filter.put(field, Double.parseDouble(value));
        } catch (NumberFormatException e) {
          filter.put(field, value);
        }
      }
      default -> filter.put(field, value);
    }
  }
}
