package org.mneme.admission;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Inbound;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Rejection;

/**
 * Lets accepted feedback, commands and restored episodes pass as writes to their space and sends
 * the others to the dead letters. Without state.
 */
public final class WriteAdmissionFunction extends ProcessFunction<Inbound, MemoryWrite> {

  /** Records that the decoder refused. */
  public static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("write-rejections", TypeInformation.of(Rejection.class));

  private transient AdmissionMetrics metrics;

  @Override
  public void open(OpenContext context) {
    metrics = new AdmissionMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Inbound inbound, Context context, Collector<MemoryWrite> out) {
    if (inbound.rejection() != null) {
      metrics.rejected(inbound.rejection().reason());
      context.output(REJECTIONS, inbound.rejection());
      return;
    }
    metrics.admitted.inc();
    if (inbound.restored() != null) {
      out.collect(inbound.restored());
    } else {
      out.collect(
          inbound.feedback() != null
              ? MemoryWrite.of(inbound.feedback())
              : MemoryWrite.of(inbound.command()));
    }
  }
}
