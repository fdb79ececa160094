package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what a space has made of its episodes. */
@Command(
    name = "concepts",
    description = {
      "List the concepts of a space: mneme concepts --space support.",
      "Prints a row a concept, largest first: its name, members, coherence, strength, fan-out, and"
          + " what activation it had when it last helped to find something."
    })
final class ConceptsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AnswerArguments arguments;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(
      names = "--k",
      defaultValue = "1000",
      description = "How many concepts, the first by id: 1 to 1,000 (${DEFAULT-VALUE}).")
  private int k;

  @Override
  public Integer call() {
    return arguments.askAndPrint(
        spec.commandLine().getOut(), this::toJson, answer -> ConceptsView.render(answer.result()));
  }

  private ObjectNode toJson(String id) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "list").put("k", k);
    query.putArray("kinds").add("concept");
    return query;
  }
}
