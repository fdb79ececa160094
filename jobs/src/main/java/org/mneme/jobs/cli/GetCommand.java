package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is stored under ids. */
@Command(
    name = "get",
    description = {
      "Show what a space has under ids: mneme get --space support e1 e2.",
      "An episode that was made equal to others is found under each of their ids. Ids that are not"
          + " there are named at the end."
    })
final class GetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AnswerArguments arguments;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(
      names = {"--kind", "--kinds"},
      split = ",",
      paramLabel = "KIND",
      description = "Only these: episode, concept, pattern, experience; commas between.")
  private List<String> kinds = List.of();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "What to show.")
  private List<String> ids;

  @Override
  public Integer call() {
    return arguments.askAndPrint(
        spec.commandLine().getOut(),
        this::toJson,
        answer -> InventoryView.got(answer.result(), ids));
  }

  private ObjectNode toJson(String id) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "get");
    ids.forEach(query.putArray("ids")::add);
    if (!kinds.isEmpty()) {
      kinds.forEach(query.putArray("kinds")::add);
    }
    return query;
  }
}
