package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.mneme.model.PatternKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what a space has learned to do, and what to avoid. */
@Command(
    name = "patterns",
    description = {
      "List the patterns of a space: mneme patterns --space support --domain airline.",
      "Prints a row a pattern, most certain first within its kind: what it says, how often it was"
          + " seen and succeeded, the lower bound of its success rate, its lift, and how often"
          + " following it helped."
    })
final class PatternsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AnswerArguments arguments;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(names = "--domain", description = "Only patterns of this domain.")
  private String domain;

  @Option(names = "--kind", description = "Only patterns of this kind: ${COMPLETION-CANDIDATES}.")
  private PatternKind kind;

  @Option(
      names = "--k",
      defaultValue = "1000",
      description = "How many to ask for at once: 1 to 1,000 (${DEFAULT-VALUE}).")
  private int k;

  @Override
  public Integer call() {
    return arguments.askAllAndPrint(
        spec.commandLine().getOut(), this::toJson, pages -> PatternsView.render(pages, kind));
  }

  private ObjectNode toJson(String id, String cursor) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "list").put("k", k);
    query.putArray("kinds").add("pattern");
    if (domain != null) {
      query.putObject("filter").put("domain", domain);
    }
    if (cursor != null) {
      query.put("cursor", cursor);
    }
    return query;
  }
}
