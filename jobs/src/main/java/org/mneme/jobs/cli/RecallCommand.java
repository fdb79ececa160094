package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.mneme.jobs.config.ConnectionArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a space and prints the answer. */
@Command(
    name = "recall",
    description = {
      "Ask a space: mneme recall --space support \"cheap flight to Seattle\".",
      "Prints a row a hit: its rank, score, id, verdict, value, task, and the parts of its score."
    })
final class RecallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private QueryArguments query;

  @Mixin private ConnectionArguments connection;

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
    Asking.Answer answer = Asking.ask(connection.load(), query::toJson, timeoutSeconds);
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(new String(answer.value(), StandardCharsets.UTF_8));
    } else if (answer.result().error() == null) {
      out.print(ResultView.render(answer.result(), query.isExplained(), answer.tookMillis()));
    }
    out.flush();
    return answer.exitCode();
  }
}
