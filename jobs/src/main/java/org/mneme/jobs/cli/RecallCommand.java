package org.mneme.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private AnswerArguments arguments;

  @Override
  public Integer call() {
    return arguments.askAndPrint(
        spec.commandLine().getOut(),
        query::toJson,
        answer -> ResultView.render(answer.result(), query.isExplained(), answer.tookMillis()));
  }
}
