package org.mneme.admission;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.model.Rejection;

/** Lets accepted episode records pass and sends the others to the dead letters. Without state. */
public final class EventAdmissionFunction extends ProcessFunction<Inbound, EpisodeEvent> {

  /** Records that the decoder refused. */
  public static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("event-rejections", TypeInformation.of(Rejection.class));

  private transient AdmissionMetrics metrics;

  @Override
  public void open(OpenContext context) {
    metrics = new AdmissionMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Inbound inbound, Context context, Collector<EpisodeEvent> out) {
    if (inbound.event() != null) {
      metrics.admitted.inc();
      out.collect(inbound.event());
    } else {
      metrics.rejected(inbound.rejection().reason());
      context.output(REJECTIONS, inbound.rejection());
    }
  }
}
