package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts what a space holds. */
@Command(
    name = "stats",
    description = {
      "Count what a space holds, and say how large it is: mneme stats --space support.",
      "With a filter the counts are of what it admits."
    })
final class StatsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AnswerArguments arguments;

  @Mixin private FilterArguments filter;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Override
  public Integer call() {
    return arguments.askAndPrint(
        spec.commandLine().getOut(), this::toJson, answer -> InventoryView.stats(answer.result()));
  }

  private ObjectNode toJson(String id) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "stats");
    filter.putInto(query);
    return query;
  }
}
