package org.mneme.jobs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.mneme.admission.EventAdmissionFunction;
import org.mneme.admission.QueryAdmissionFunction;
import org.mneme.admission.WriteAdmissionFunction;
import org.mneme.concepts.ConceptFormationFunction;
import org.mneme.embedding.EmbeddingFunction;
import org.mneme.embedding.QueryEmbeddingFunction;
import org.mneme.embedding.Words;
import org.mneme.episodes.EpisodeAssemblyFunction;
import org.mneme.episodes.EpisodeAssemblyOperator;
import org.mneme.jobs.sink.Outputs;
import org.mneme.jobs.source.Inputs;
import org.mneme.latency.LatencySketch;
import org.mneme.latency.LatencySketchOperator;
import org.mneme.latency.LatencySummaryFunction;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.job.MemoryFunction;
import org.mneme.memory.job.MemoryOperator;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.model.LatencySample;
import org.mneme.model.LatencySummary;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;
import org.mneme.patterns.PatternMiningFunction;
import org.mneme.patterns.PatternMiningOperator;

/**
 * The dataflow, in one direction and without a cycle: the only place that knows the order of the
 * operators.
 *
 * <pre>
 * episodes ─┐
 * steps ────┼─ admission ─ assembly ─ embedding ─┬───────────────────────┐
 * heartbeat ┘                 │                  ├─ concept formation ───┤
 *                             └ experiences ─────┼───────────────────────┤
 * memories ─── admission ──────────(a restore)──┤                       │
 * commands ─── admission ────────────────────────┼─ pattern mining ──────┼─ memory ─ results,
 * feedback ─── admission ────────────────────────┴───────────┼───────────┤   receipts, memories,
 * queries ──── admission ─────────── embedding ──────────────┼───────────┘   concepts, bindings
 *                                                            └─ patterns
 * every operator ─ latency sketches ─ summary ─ metrics
 * every operator ─ rejections ─ dead letters
 * </pre>
 */
public final class Topology {

  private final JobParameters parameters;
  private final List<DataStream<Rejection>> rejections = new ArrayList<>();
  private final List<DataStream<LatencySketch>> sketches = new ArrayList<>();

  private Topology(JobParameters parameters) {
    this.parameters = parameters;
  }

  /** Connects the inputs through the operators to the outputs. */
  public static Outputs connect(Inputs inputs, JobParameters parameters) {
    return new Topology(parameters).connect(inputs);
  }

  private Outputs connect(Inputs inputs) {
    DataStream<EpisodeEvent> events =
        admitted(inputs.episodes(), "episodes").union(admitted(inputs.steps(), "steps"));
    if (inputs.heartbeat() != null) {
      events = events.union(inputs.heartbeat());
    }
    SingleOutputStreamOperator<RecallQuery> queries = admittedQueries(inputs.queries());
    DataStream<MemoryWrite> feedback = admittedWrites(inputs.feedback(), "feedback");
    DataStream<MemoryWrite> commands = admittedWrites(inputs.commands(), "commands");
    SingleOutputStreamOperator<MemoryWrite> assembled = assembled(events);
    DataStream<MemoryWrite> closed = assembled;
    if (inputs.memories() != null) {
      closed = closed.union(admittedWrites(inputs.memories(), "memories"));
    }
    DataStream<MemoryWrite> episodes = embedded(closed, commands);
    DataStream<MemoryWrite> writes =
        episodes.union(
            assembled.getSideOutput(EpisodeAssemblyFunction.EXPERIENCES), feedback, commands);
    SingleOutputStreamOperator<MemoryWrite> patterns = null;
    if (parameters.memory().mode() == MemoryMode.DUAL) {
      // Mining needs no vectors, and so does not wait for them.
      patterns = patterns(closed.union(feedback, commands));
      writes = writes.union(clusters(episodes.union(commands)), patterns);
    }
    SingleOutputStreamOperator<RecallResult> results = memory(writes, embeddedQueries(queries));
    return new Outputs(
        results,
        queries.getSideOutput(QueryAdmissionFunction.ANSWERS),
        results.getSideOutput(MemoryFunction.RECEIPTS),
        results.getSideOutput(MemoryFunction.MEMORIES),
        results.getSideOutput(MemoryFunction.CONCEPTS),
        results.getSideOutput(MemoryFunction.BINDINGS),
        patterns == null ? null : patterns.getSideOutput(PatternMiningFunction.PATTERNS),
        latencies(),
        union(rejections));
  }

  private DataStream<EpisodeEvent> admitted(DataStream<Inbound> source, String role) {
    SingleOutputStreamOperator<EpisodeEvent> admitted =
        source
            .process(new EventAdmissionFunction())
            .name(role + " admission")
            .uid("admission-" + role);
    rejections.add(admitted.getSideOutput(EventAdmissionFunction.REJECTIONS));
    return admitted;
  }

  private DataStream<MemoryWrite> admittedWrites(DataStream<Inbound> source, String role) {
    SingleOutputStreamOperator<MemoryWrite> admitted =
        source
            .process(new WriteAdmissionFunction())
            .name(role + " admission")
            .uid("admission-" + role);
    rejections.add(admitted.getSideOutput(WriteAdmissionFunction.REJECTIONS));
    return admitted;
  }

  private SingleOutputStreamOperator<RecallQuery> admittedQueries(DataStream<Inbound> source) {
    SingleOutputStreamOperator<RecallQuery> admitted =
        source
            .process(new QueryAdmissionFunction())
            .name("query admission")
            .uid("admission-queries");
    rejections.add(admitted.getSideOutput(QueryAdmissionFunction.REJECTIONS));
    return admitted;
  }

  private SingleOutputStreamOperator<MemoryWrite> assembled(DataStream<EpisodeEvent> events) {
    SingleOutputStreamOperator<MemoryWrite> closed =
        events
            .keyBy(EpisodeEvent::key)
            .transform(
                "episode assembly",
                TypeInformation.of(MemoryWrite.class),
                new EpisodeAssemblyOperator(
                    parameters.assembly(), parameters.topics().names().episodes()))
            .uid(EpisodeAssemblyFunction.UID);
    rejections.add(closed.getSideOutput(EpisodeAssemblyFunction.REJECTIONS));
    sketch(closed.getSideOutput(EpisodeAssemblyFunction.LATENCIES), EpisodeAssemblyFunction.UID);
    return closed;
  }

  private DataStream<MemoryWrite> embedded(
      DataStream<MemoryWrite> closed, DataStream<MemoryWrite> commands) {
    SingleOutputStreamOperator<MemoryWrite> embedded =
        closed
            .process(new EmbeddingFunction(parameters.embedding()))
            .name("episode embedding")
            .uid(EmbeddingFunction.UID);
    sketch(embedded.getSideOutput(EmbeddingFunction.LATENCIES), EmbeddingFunction.UID);
    return parameters.embedding().isRemote()
        ? embedded.union(Requests.ofEpisodes(embedded, commands, parameters.embedding()))
        : embedded;
  }

  private DataStream<MemoryWrite> clusters(DataStream<MemoryWrite> writes) {
    SingleOutputStreamOperator<MemoryWrite> clusters =
        writes
            .keyBy(MemoryWrite::space)
            .process(new ConceptFormationFunction(parameters.concepts(), Words::of))
            .name("concept formation")
            .uid(ConceptFormationFunction.UID);
    sketch(
        clusters.getSideOutput(ConceptFormationFunction.LATENCIES), ConceptFormationFunction.UID);
    return clusters;
  }

  private SingleOutputStreamOperator<MemoryWrite> patterns(DataStream<MemoryWrite> writes) {
    SingleOutputStreamOperator<MemoryWrite> patterns =
        writes
            .keyBy(MemoryWrite::space)
            .transform(
                "pattern mining",
                TypeInformation.of(MemoryWrite.class),
                new PatternMiningOperator(parameters.patterns()))
            .uid(PatternMiningFunction.UID);
    sketch(patterns.getSideOutput(PatternMiningFunction.LATENCIES), PatternMiningFunction.UID);
    return patterns;
  }

  private DataStream<RecallQuery> embeddedQueries(DataStream<RecallQuery> queries) {
    SingleOutputStreamOperator<RecallQuery> embedded =
        queries
            .process(new QueryEmbeddingFunction(parameters.embedding()))
            .name("query embedding")
            .uid(QueryEmbeddingFunction.UID);
    sketch(embedded.getSideOutput(QueryEmbeddingFunction.LATENCIES), QueryEmbeddingFunction.UID);
    return parameters.embedding().isRemote()
        ? embedded.union(Requests.ofQueries(embedded, parameters.embedding()))
        : embedded;
  }

  private SingleOutputStreamOperator<RecallResult> memory(
      DataStream<MemoryWrite> writes, DataStream<RecallQuery> queries) {
    KeyedStream<MemoryWrite, String> bySpace = writes.keyBy(MemoryWrite::space);
    SingleOutputStreamOperator<RecallResult> results =
        bySpace
            .connect(queries.keyBy(RecallQuery::space))
            .transform(
                "memory",
                TypeInformation.of(RecallResult.class),
                new MemoryOperator(new MemoryFunction(parameters.memory(), Clock.systemUTC())))
            .uid(MemoryFunction.UID);
    rejections.add(results.getSideOutput(MemoryFunction.REJECTIONS));
    sketch(results.getSideOutput(MemoryFunction.LATENCIES), MemoryFunction.UID);
    return results;
  }

  /** A sketch beside each operator: chained, so that a sample costs no shuffle. */
  private void sketch(DataStream<LatencySample> samples, String operatorUid) {
    sketches.add(
        samples
            .transform(
                operatorUid + " latency",
                TypeInformation.of(LatencySketch.class),
                new LatencySketchOperator(parameters.latency()))
            .uid(LatencySketchOperator.uidBehind(operatorUid)));
  }

  private DataStream<LatencySummary> latencies() {
    return union(sketches)
        .keyBy(LatencySketch::operation)
        .process(new LatencySummaryFunction(parameters.latency()))
        .name("latency summary")
        .uid(LatencySummaryFunction.UID)
        .setParallelism(1);
  }

  private static <T> DataStream<T> union(List<DataStream<T>> streams) {
    DataStream<T> all = streams.get(0);
    for (DataStream<T> stream : streams.subList(1, streams.size())) {
      all = all.union(stream);
    }
    return all;
  }
}
