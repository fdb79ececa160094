package org.mneme.jobs.load;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.local.LocalStack;
import org.mneme.jobs.time.TimeOptions;

/** Starts jobs that drain a topic from its beginning, one after the other, and ends them. */
final class Drains {

  private int count;

  /** Starts a job without state. */
  JobClient start(
      LocalStack stack,
      Configuration configuration,
      BiConsumer<StreamExecutionEnvironment, Configuration> job) {
    Configuration fresh = new Configuration(configuration);
    // Its records are old: with the clock as time's other source each would be late.
    fresh.set(TimeOptions.HEARTBEAT, false);
    // Nothing is committed by this group, so it begins at the beginning.
    fresh.set(KafkaOptions.GROUP_ID, "drain-" + count++);
    return stack.cluster().submit(env -> job.accept(env, fresh), Optional.empty());
  }

  /** Ends a job and waits until it has. */
  static void cancel(JobClient client) throws InterruptedException {
    try {
      client.cancel().get();
      while (!client.getJobStatus().get().isGloballyTerminalState()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the job was not cancelled", e.getCause());
    }
  }
}
