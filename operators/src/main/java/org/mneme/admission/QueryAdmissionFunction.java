package org.mneme.admission;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Inbound;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * Lets accepted queries pass, sends the others to the dead letters, and answers those whose id
 * could be read with an error result. Without state.
 */
public final class QueryAdmissionFunction extends ProcessFunction<Inbound, RecallQuery> {

  /** Queries that the decoder refused. */
  public static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("query-rejections", TypeInformation.of(Rejection.class));

  /** Error results of refused queries. */
  public static final OutputTag<RecallResult> ANSWERS =
      new OutputTag<>("query-errors", TypeInformation.of(RecallResult.class));

  private transient AdmissionMetrics metrics;

  @Override
  public void open(OpenContext context) {
    metrics = new AdmissionMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Inbound inbound, Context context, Collector<RecallQuery> out) {
    if (inbound.query() != null) {
      metrics.admitted.inc();
      out.collect(inbound.query());
      return;
    }
    metrics.rejected(inbound.rejection().reason());
    context.output(REJECTIONS, inbound.rejection());
    if (inbound.answer() != null) {
      context.output(ANSWERS, inbound.answer());
    }
  }
}
