package org.mneme.episodes;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.mneme.embedding.Embedder;
import org.mneme.embedding.Embedders;
import org.mneme.embedding.EmbeddingOptions;
import org.mneme.embedding.EpisodeText;
import org.mneme.memory.MeasuredMemory;
import org.mneme.memory.MemoryOptions;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.patterns.PatternMiningOperator;
import org.mneme.patterns.PatternOptions;
import org.mneme.patterns.PatternParameters;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/**
 * CPU of an episode from its records to what is mined of it, by part and by its steps, in the
 * operators themselves on RocksDB: fifty episodes a window, and what changed written after each, as
 * before a snapshot. Prints the tables of {@code docs/measurements/completion.md}.
 */
public final class CompletionCost {

  private static final Configuration OPTIONS = new Configuration();
  private static final AssemblyParameters ASSEMBLY = AssemblyOptions.parameters(OPTIONS);
  private static final AssemblyParameters UNBUFFERED =
      AssemblyOptions.parameters(
          Configuration.fromMap(Map.of(AssemblyOptions.BUFFER_SIZE.key(), "0 b")));
  private static final int PER_WINDOW = 50;
  private static final long WINDOW = 10_000;
  private static final PatternParameters PATTERNS =
      PatternOptions.parameters(OPTIONS, WINDOW, 100_000, 0);

  private final JsonCodec codec = new JsonCodec();
  private final Embedder embedder = Embedders.of(EmbeddingOptions.parameters(OPTIONS));
  private final TypeSerializer<MemoryWrite> edge =
      TypeInformation.of(MemoryWrite.class).createSerializer(new SerializerConfigImpl());
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
  private long begun;

  private CompletionCost() {}

  /**
   * Prints the table by steps; with {@code buffer} that of twenty steps with and without episodes
   * kept in memory, in turns, assembly and what is before it alone.
   */
  public static void main(String[] args) throws Exception {
    new CompletionCost().measure(ASSEMBLY, 20, 6_000); // what is measured is compiled code
    Map<String, CompletionCost> costs = new LinkedHashMap<>();
    if (List.of(args).contains("buffer")) {
      new CompletionCost().measure(UNBUFFERED, 20, 2_000);
      for (int turn = 1; turn <= 3; turn++) {
        costs.put("written through " + turn, of(UNBUFFERED, 20));
        costs.put("kept " + turn, of(ASSEMBLY, 20));
      }
    } else {
      for (int steps : new int[] {1, 5, 20, 100, 300, 1_000}) {
        costs.put(String.format(Locale.ROOT, "%,d", steps), of(ASSEMBLY, steps));
      }
    }
    StringBuilder head = new StringBuilder("| µs of CPU, p50 / p99 |");
    costs.keySet().forEach(name -> head.append(' ').append(name).append(" |"));
    System.out.println(head);
    for (String part : costs.values().iterator().next().nanos.keySet()) {
      StringBuilder row = new StringBuilder("| " + part + " |");
      costs.values().forEach(cost -> row.append(cost.cell(part)));
      System.out.println(row);
    }
  }

  private static CompletionCost of(AssemblyParameters parameters, int steps) throws Exception {
    CompletionCost cost = new CompletionCost();
    cost.measure(parameters, steps, Math.max(100, Math.min(2_000, 100_000 / steps) / 100 * 100));
    return cost;
  }

  private void measure(AssemblyParameters parameters, int steps, int episodes) throws Exception {
    try (MeasuredAssembly assembly = new MeasuredAssembly(parameters);
        MeasuredMemory memory = MeasuredMemory.open(MemoryOptions.parameters(OPTIONS));
        KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> mining =
            new KeyedOneInputStreamOperatorTestHarness<>(
                new PatternMiningOperator(PATTERNS), MemoryWrite::space, Types.STRING)) {
      mining.setStateBackend(new EmbeddedRocksDBStateBackend());
      mining.getExecutionConfig().enableObjectReuse();
      mining.open();
      WrittenEpisodes written = new WrittenEpisodes(steps);
      for (int i = 0; i < 2 * episodes; i++) {
        if (i == episodes) {
          nanos.clear();
        }
        MemoryWrite embedded = complete(written.next(WINDOW * (i / PER_WINDOW)), assembly);
        begin();
        memory.write(embedded);
        end("encoded in memory");
        mining.processElement(new StreamRecord<>(embedded));
        end("kept for mining");
        if ((i + 1) % PER_WINDOW == 0) {
          long end = embedded.episode().closedAt() + WINDOW;
          begin();
          mining.processWatermark(new Watermark(end));
          mining.getOperator().prepareSnapshotPreBarrier(i);
          end("mined, its share of the window", PER_WINDOW);
          begin();
          memory.watermark(end);
          end("learned in memory, its share of the window", PER_WINDOW);
          assembly.watermark(end);
          begin();
          assembly.write();
          end("assembly written before a snapshot, its share", PER_WINDOW);
          mining.getOutput().clear();
        }
      }
    }
  }

  /** From the records to the embedded episode, as it reaches an operator. */
  private MemoryWrite complete(List<EpisodeEvent> events, MeasuredAssembly assembly)
      throws Exception {
    List<Origin> records = new ArrayList<>();
    for (EpisodeEvent event : events) {
      records.add(new Origin("mneme.episodes", 0, 0, event.at(), null, codec.encode(event)));
    }
    begin();
    ArrayDeque<EpisodeEvent> decoded = new ArrayDeque<>();
    for (Origin record : records) {
      decoded.add(codec.decodeEpisodeEvent(record, EpisodeTopic.EPISODES).event());
    }
    end("records decoded");
    EpisodeEvent completion = decoded.removeLast();
    begin();
    for (EpisodeEvent event : decoded) {
      assembly.take(event);
    }
    end("start and steps added to state");
    assembly.take(completion);
    end("closed: steps read back, the next row, state cleared");
    Episode episode = assembly.closed();
    judge(episode);
    begin();
    Episode embedded = episode.withEmbedding(embedder.embed(EpisodeText.of(episode)));
    end("embedded by hashing");
    MemoryWrite write = MemoryWrite.of(embedded, completion.origin(), null);
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    edge.serialize(write, out);
    MemoryWrite arrived = edge.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    end("sent to one of three operators");
    return arrived;
  }

  /** What closing computes, once more, because it cannot be timed inside. */
  private void judge(Episode episode) {
    RewardFormula reward = new RewardFormula(ASSEMBLY.reward());
    Reflector reflector = new Reflector(ASSEMBLY.reflection());
    SalienceFormula salience = new SalienceFormula(ASSEMBLY.salience());
    Summarizer summarizer = new Summarizer(ASSEMBLY.summaryWords());
    List<StepDigest> steps = episode.steps();
    Task task = episode.task();
    Outcome outcome = episode.outcome();
    begin();
    StepStatistics statistics = StepStatistics.of(steps);
    reward.reward(outcome, task.complexity(), statistics, 60);
    Reflection reflection = reflector.reflect(task, outcome, steps);
    salience.salience(outcome.verdict(), statistics, reflection);
    summarizer.summarize(task, outcome, steps);
    Fingerprint.of(task, steps, outcome.verdict());
    end("of which reward, reflection, salience, summary, fingerprint");
  }

  private void begin() {
    begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void end(String part) {
    end(part, 1);
  }

  private void end(String part, int episodes) {
    long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    nanos.computeIfAbsent(part, none -> new ArrayList<>()).add((now - begun) / episodes);
    begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private String cell(String part) {
    long[] sorted = nanos.get(part).stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        " %,.0f / %,.0f |",
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3);
  }
}
