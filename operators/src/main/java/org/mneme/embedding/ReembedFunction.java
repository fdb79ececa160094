package org.mneme.embedding;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.mneme.model.Command;
import org.mneme.model.MemoryWrite;

/**
 * Keeps the episodes for which a provider had no vector, and sends them to it again when a {@code
 * reembed} says so. It stands between two askings, so that nothing flows back: an episode that gets
 * no vector then either is still here. Counts under {@code mneme.embedding.reembed.}: {@code kept},
 * {@code surplus} (not kept: forgotten, or one too many) and {@code again}.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@link WithoutVectorState}. Without timers.
 */
public final class ReembedFunction extends KeyedProcessFunction<String, MemoryWrite, MemoryWrite> {

  /** Of this operator; never changed. */
  public static final String UID = "reembedding";

  private final int most;

  private transient WithoutVectorState state;
  private transient Counter kept;
  private transient Counter surplus;
  private transient Counter again;

  /** An operator that keeps as many episodes as it may. */
  public ReembedFunction() {
    this(WithoutVectorState.MOST);
  }

  /** One that keeps {@code most} of a space. */
  ReembedFunction(int most) {
    this.most = most;
  }

  @Override
  public void open(OpenContext context) {
    state = new WithoutVectorState(getRuntimeContext(), most);
    MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("mneme");
    MetricGroup reembed = group.addGroup("embedding").addGroup("reembed");
    kept = reembed.counter("kept");
    surplus = reembed.counter("surplus");
    again = reembed.counter("again");
  }

  @Override
  public void processElement(MemoryWrite write, Context context, Collector<MemoryWrite> out)
      throws Exception {
    if (write.command() != null) {
      carryOut(write.command(), out);
    } else if (write.episode() != null && write.episode().embedding().isNone()) {
      (state.add(write) ? kept : surplus).inc();
    }
  }

  private void carryOut(Command command, Collector<MemoryWrite> out) throws Exception {
    switch (command.kind()) {
      case REEMBED -> {
        for (MemoryWrite write : state.all()) {
          again.inc();
          out.collect(write.forAnotherTry());
        }
      }
      case FORGET -> {
        if (!command.dryRun()) {
          state.forget(command);
        }
      }
      default -> {
        // Nothing of it is here.
      }
    }
  }
}
