package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pages through what a space holds. */
@Command(
    name = "list",
    description = {
      "Page through what a space holds, by id: mneme list --space support --filter verdict=failure.",
      "Prints a row each, and where the next page begins. Pages neither repeat nor leave out what"
          + " is there all the while, whatever is written meanwhile."
    })
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AnswerArguments arguments;

  @Mixin private FilterArguments filter;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(
      names = "--kind",
      defaultValue = "episode",
      description = "episode, concept, pattern or experience (${DEFAULT-VALUE}).")
  private String kind;

  @Option(
      names = "--k",
      defaultValue = "50",
      description = "How many on a page: 1 to 1,000 (${DEFAULT-VALUE}).")
  private int k;

  @Option(names = "--cursor", description = "Where the page before ended.")
  private String cursor;

  @Override
  public Integer call() {
    return arguments.askAndPrint(
        spec.commandLine().getOut(), this::toJson, answer -> InventoryView.page(answer.result()));
  }

  private ObjectNode toJson(String id) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "list").put("k", k);
    query.putArray("kinds").add(kind);
    filter.putInto(query);
    if (cursor != null) {
      query.put("cursor", cursor);
    }
    return query;
  }
}
