package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.mneme.jobs.config.ConnectionArguments;
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

  @Mixin private ConnectionArguments connection;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(
      names = "--k",
      defaultValue = "1000",
      description = "How many concepts, the first by id: 1 to 1,000 (${DEFAULT-VALUE}).")
  private int k;

  @Option(names = "--json", description = "Print the result as it stands on the results topic.")
  private boolean isJson;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for the answer (${DEFAULT-VALUE}).")
  private double timeoutSeconds;

  @Override
  public Integer call() {
    Patience.ofSeconds(timeoutSeconds);
    Asking.Answer answer = Asking.ask(connection.load(), this::toJson, timeoutSeconds);
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(new String(answer.value(), StandardCharsets.UTF_8));
    } else if (answer.result().error() == null) {
      out.print(ConceptsView.render(answer.result()));
    }
    out.flush();
    return answer.exitCode();
  }

  private ObjectNode toJson(String id) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "list").put("k", k);
    query.putArray("kinds").add("concept");
    return query;
  }
}
