package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.model.RecallResult;
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

  /**
   * Asks for a list, page by page to its end, prints it and returns the exit code; as JSON a line a
   * page.
   *
   * @param query makes the query, given its id and the cursor, null for the first page
   * @param view prints all pages
   */
  int askAllAndPrint(
      PrintWriter out,
      BiFunction<String, String, ObjectNode> query,
      Function<List<RecallResult>, String> view) {
    Patience.ofSeconds(timeoutSeconds);
    Configuration configuration = connection.load();
    List<Asking.Answer> pages =
        Pages.all(
            cursor -> Asking.ask(configuration, id -> query.apply(id, cursor), timeoutSeconds));
    Asking.Answer last = pages.get(pages.size() - 1);
    if (isJson) {
      pages.forEach(page -> out.println(new String(page.value(), StandardCharsets.UTF_8)));
    } else if (last.result().error() == null) {
      out.print(view.apply(pages.stream().map(Asking.Answer::result).toList()));
    }
    out.flush();
    return last.exitCode();
  }
}
