package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.model.RecallResult;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;
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
    Duration timeout = Patience.ofSeconds(timeoutSeconds);
    Configuration configuration = connection.load();
    JsonCodec codec = new JsonCodec(WireOptions.limits(configuration));
    String id = "cli-" + UUID.randomUUID();
    byte[] value =
        query
            .toJson(id, Math.max(1, timeout.toMillis()))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    RoutedRecord routed =
        new RecordRouter(codec, TopicNames.from(configuration))
            .route(value, Topic.QUERIES, System.currentTimeMillis());
    if (routed.isRefused()) {
      throw new CommandFailedException(ExitCode.DATA, routed.refusal());
    }
    try (ReplyClient client = ReplyClient.connect(configuration, Topic.QUERIES)) {
      long asked = System.nanoTime();
      byte[] answer = client.ask(routed.key(), value, id, timeout).orElseThrow(this::unanswered);
      long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
      return print(codec, answer, tookMillis);
    }
  }

  private int print(JsonCodec codec, byte[] answer, long tookMillis) {
    RecallResult result = codec.decodeResult(answer);
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(new String(answer, StandardCharsets.UTF_8));
    } else if (result.error() == null) {
      out.print(ResultView.render(result, query.isExplained(), tookMillis));
    }
    out.flush();
    if (result.error() != null) {
      throw new CommandFailedException(
          ExitCode.DATA, result.error().code() + ": " + result.error().message());
    }
    return result.expired() ? ExitCode.TIMEOUT.code() : ExitCode.OK.code();
  }

  private CommandFailedException unanswered() {
    return new CommandFailedException(
        ExitCode.TIMEOUT,
        "no answer within " + timeoutSeconds + " s; is the job running (bin/mneme up)?");
  }
}
