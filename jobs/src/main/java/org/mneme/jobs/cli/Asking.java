package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.RecallResult;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;

/** Asks one query and waits for its answer. */
final class Asking {

  private Asking() {}

  /**
   * An answer.
   *
   * @param value the record as it came
   * @param result what it says
   * @param tookMillis from asking to answer, as the asker saw it
   */
  record Answer(byte[] value, RecallResult result, long tookMillis) {

    /** The exit code of a command that has shown the answer. */
    int exitCode() {
      if (result.error() != null) {
        throw new CommandFailedException(
            ExitCode.DATA, result.error().code() + ": " + result.error().message());
      }
      return result.expired() ? ExitCode.TIMEOUT.code() : ExitCode.OK.code();
    }
  }

  /**
   * Asks.
   *
   * @param query makes the query, given its id
   * @throws CommandFailedException if the query keeps the contract not, or no answer comes in time
   */
  static Answer ask(
      Configuration configuration, Function<String, ObjectNode> query, double timeoutSeconds) {
    Duration timeout = Patience.ofSeconds(timeoutSeconds);
    JsonCodec codec = new JsonCodec(WireOptions.limits(configuration));
    String id = "cli-" + UUID.randomUUID();
    ObjectNode asked = query.apply(id).put("deadlineMillis", Math.max(1, timeout.toMillis()));
    CheckedRecord record =
        CheckedRecord.of(
            configuration,
            Topic.QUERIES,
            ignored -> asked.toString().getBytes(StandardCharsets.UTF_8));
    try (ReplyClient client = ReplyClient.connect(configuration, Topic.QUERIES)) {
      long start = System.nanoTime();
      byte[] answer =
          client
              .ask(record.key(), record.value(), id, timeout)
              .orElseThrow(
                  () ->
                      new CommandFailedException(
                          ExitCode.TIMEOUT,
                          "no answer within "
                              + timeoutSeconds
                              + " s; is the job running (bin/mneme up)?"));
      return new Answer(
          answer,
          codec.decodeResult(answer),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
