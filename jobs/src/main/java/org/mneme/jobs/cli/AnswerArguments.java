package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.mneme.jobs.config.ConnectionArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of a command that asks a query: whom, how long to wait, and how to print. */
@Command
final class AnswerArguments {

  @Mixin private ConnectionArguments connection;

  @Option(names = "--json", description = "Print the result as it stands on the results topic.")
  private boolean isJson;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for the answer (${DEFAULT-VALUE}).")
  private double timeoutSeconds;

  /**
   * Asks, prints the answer and returns the exit code.
   *
   * @param query makes the query, given its id
   * @param view prints an answer that is no error, unless JSON is asked for
   */
  int askAndPrint(
      PrintWriter out, Function<String, ObjectNode> query, Function<Asking.Answer, String> view) {
    Patience.ofSeconds(timeoutSeconds);
    Asking.Answer answer = Asking.ask(connection.load(), query, timeoutSeconds);
    if (isJson) {
      out.println(new String(answer.value(), StandardCharsets.UTF_8));
    } else if (answer.result().error() == null) {
      out.print(view.apply(answer));
    }
    out.flush();
    return answer.exitCode();
  }
}
