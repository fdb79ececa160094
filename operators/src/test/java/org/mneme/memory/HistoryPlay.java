package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.FilterMatcher;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.filter.SeededFilters;
import org.mneme.episodic.text.Bm25;
import org.mneme.episodic.text.TermCounts;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.PackedVector;
import org.mneme.model.QueryFilter;

/** Plays a log to a memory in some order, and folds what it writes to the topics. */
public final class HistoryPlay implements AutoCloseable {

  static final long DISORDER = 2_000;

  private final MemoryParameters parameters;
  private final StateBackend backend;
  private final Map<String, Concept> concepts = new TreeMap<>();
  private final Map<String, Binding> bindings = new TreeMap<>();
  private MemoryHarness memory;

  public HistoryPlay(MemoryParameters parameters) throws Exception {
    this(parameters, new EmbeddedRocksDBStateBackend());
  }

  /** A play whose state lives in {@code backend}. */
  public HistoryPlay(MemoryParameters parameters, StateBackend backend) throws Exception {
    this.parameters = parameters;
    this.backend = backend;
    this.memory = MemoryHarness.open(parameters, backend);
  }

  /** All at once, and then the watermark in one step. */
  public void playAtOnce(List<RandomHistory.Entry> log) throws Exception {
    for (RandomHistory.Entry entry : log) {
      memory.write(entry.write());
    }
    memory.watermark(end(log));
  }

  /** In order, with the watermark right behind. */
  public void playInOrder(List<RandomHistory.Entry> log) throws Exception {
    playUpTo(log, end(log));
  }

  /** The same with the watermark at {@code time} at last. */
  void playUpTo(List<RandomHistory.Entry> log, long time) throws Exception {
    for (RandomHistory.Entry entry : log) {
      memory.watermark(entry.at() - 1);
      memory.write(entry.write());
    }
    memory.watermark(time);
  }

  /** Shuffled within the disorder, with watermarks, queries and restarts now and then. */
  public void playShuffled(List<RandomHistory.Entry> log, int seed, Check check) throws Exception {
    Random random = new Random(seed);
    record Arrival(long at, RandomHistory.Entry entry) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (RandomHistory.Entry entry : log) {
      arrivals.add(new Arrival(entry.at() + random.nextInt((int) DISORDER), entry));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    long latest = 0;
    for (Arrival arrival : arrivals) {
      memory.write(arrival.entry().write());
      latest = Math.max(latest, arrival.entry().at());
      if (random.nextInt(5) == 0) {
        memory.watermark(latest - DISORDER - 1);
      }
      if (random.nextInt(10) == 0) {
        float[] vector = SeededEpisodes.unit(random, RandomHistory.DIMENSION);
        memory.ask(query(MemoryHarness.WALL_CLOCK, 5, vector));
      }
      if (random.nextInt(50) == 0) {
        restart();
      }
      if (random.nextInt(20) == 0) {
        check.run(this);
      }
    }
    memory.watermark(end(log));
    check.run(this);
  }

  /** Looks at a memory in the middle of a play. */
  @FunctionalInterface
  public interface Check {
    void run(HistoryPlay play) throws Exception;
  }

  void watermark(long time) throws Exception {
    memory.watermark(time);
  }

  /** Everything that was learned, and when something is learned next. */
  List<String> learned() throws Exception {
    List<String> lines = new ArrayList<>(memory.canonical(SPACE));
    lines.add(dump().clock.toString());
    return lines;
  }

  public List<String> canonical() throws Exception {
    return memory.canonical(SPACE);
  }

  public SpaceDump dump() throws Exception {
    return memory.dump(SPACE);
  }

  MemoryHarness memory() {
    return memory;
  }

  void restart() throws Exception {
    OperatorSubtaskState snapshot = memory.snapshot();
    fold();
    memory.close();
    memory = MemoryHarness.restore(parameters, backend, snapshot);
  }

  /** The hot tier, where the space is held, must be what a fresh load from state gives. */
  public void assertHotTierEqualsState() throws Exception {
    HotSpace held = memory.held(SPACE);
    if (held == null) {
      return;
    }
    memory.writeUsage();
    SpaceDump dump = dump();
    HotSpace fresh = dump.load();
    assertThat(held.index.size()).isEqualTo(dump.episodes.size());
    dump.episodes.forEach(
        (row, episode) -> {
          assertThat(held.index.episode(row)).isEqualTo(episode);
          assertThat(held.index.usage(row)).isEqualTo(fresh.index.usage(row));
          assertThat(vector(held, row)).isEqualTo(vector(fresh, row));
          assertThat(held.edges.edges(row)).isEqualTo(fresh.edges.edges(row));
          assertThat(held.edges.linkedFrom(row)).isEqualTo(fresh.edges.linkedFrom(row));
        });
    assertTextsEqual(held, fresh, dump);
    assertFiltersEqual(held, fresh, dump);
    assertThat(held.concepts.size()).isEqualTo(fresh.concepts.size());
    for (String id : dump.concepts.keySet()) {
      int slot = held.concepts.slot(id);
      int freshSlot = fresh.concepts.slot(id);
      assertThat(held.concepts.concept(slot)).isEqualTo(fresh.concepts.concept(freshSlot));
      assertThat(held.concepts.centroid(slot)).isEqualTo(fresh.concepts.centroid(freshSlot));
      assertThat(held.edges.boundRows(slot)).isEqualTo(fresh.edges.boundRows(freshSlot));
      assertThat(held.concepts.fanOut(slot)).isEqualTo(fresh.edges.fanOut(freshSlot));
      assertThat(held.concepts.usage(slot)).isEqualTo(fresh.concepts.usage(freshSlot));
    }
  }

  /**
   * Asked for the words of each text; what waiting forgets hide is shown, and hidden anew later.
   */
  private static void assertTextsEqual(HotSpace held, HotSpace fresh, SpaceDump dump) {
    held.texts.hide(new BitSet());
    held.isMasked = false;
    assertThat(held.texts.size()).isEqualTo(fresh.texts.size()).isEqualTo(dump.texts.size());
    assertThat(held.texts.termCount()).isEqualTo(fresh.texts.termCount());
    int rows = dump.texts.keySet().stream().mapToInt(row -> row + 1).max().orElse(0);
    for (byte[] packed : dump.texts.values()) {
      TermCounts words = TermCounts.unpack(packed);
      float[] scores = new float[rows];
      float[] expected = new float[rows];
      assertThat(held.texts.score(Bm25.DEFAULT, words, scores))
          .isEqualTo(fresh.texts.score(Bm25.DEFAULT, words, expected));
      assertThat(scores).isEqualTo(expected);
    }
  }

  /** Asked for what each experience has. */
  private static void assertFiltersEqual(HotSpace held, HotSpace fresh, SpaceDump dump) {
    assertThat(held.filters.size()).isEqualTo(fresh.filters.size()).isEqualTo(dump.episodes.size());
    assertThat(held.filters.labelCount()).isEqualTo(fresh.filters.labelCount());
    for (StoredEpisode episode : dump.episodes.values()) {
      for (QueryFilter filter : SeededFilters.like(episode)) {
        FilterMatcher definition = new FilterMatcher(filter);
        AdmittedRows rows = held.admitted(filter);
        AdmittedRows expected = fresh.admitted(filter);
        dump.episodes.forEach(
            (row, other) ->
                assertThat(rows.admits(row))
                    .isEqualTo(expected.admits(row))
                    .isEqualTo(definition.admits(other)));
      }
    }
  }

  private static float[] vector(HotSpace space, int row) {
    float[] vector = new float[space.profile.dimension()];
    space.index.vector(row, vector, 0);
    return vector;
  }

  /** What a consumer of the topics knows must be what state knows. */
  public void assertTopicsEqualState() throws Exception {
    fold();
    SpaceDump dump = dump();
    if (dump.profile == null) {
      return;
    }
    HotSpace fresh = dump.load();
    Map<String, Integer> fanOut = new TreeMap<>();
    Map<String, Binding> held = new TreeMap<>();
    dump.edges.forEach(
        (row, edges) ->
            edges
                .bindings()
                .forEach(
                    binding -> {
                      Binding upsert =
                          new Binding(
                              SPACE,
                              dump.episodes.get(row).id(),
                              binding.concept(),
                              binding.strength(),
                              binding.at(),
                              false);
                      held.put(upsert.key(), upsert);
                    }));
    assertThat(bindings).isEqualTo(held);
    bindings.values().forEach(binding -> fanOut.merge(binding.concept(), 1, Integer::sum));
    assertThat(concepts.keySet()).isEqualTo(dump.concepts.keySet());
    for (Concept concept : concepts.values()) {
      StoredConcept stored = dump.concepts.get(concept.id());
      assertThat(concept.fanOut())
          .isEqualTo(stored.fanOut())
          .isEqualTo(fanOut.getOrDefault(concept.id(), 0));
      assertThat(concept.members()).isEqualTo(stored.members());
      assertThat(concept.strength()).isEqualTo(stored.strength());
      assertThat(concept.terms()).isEqualTo(stored.terms());
      assertThat(PackedVector.unpack(concept.centroid()))
          .isEqualTo(fresh.concepts.centroid(fresh.concepts.slot(concept.id())));
    }
  }

  private void fold() {
    memory.foldConcepts(concepts);
    memory.foldBindings(bindings);
  }

  private static long end(List<RandomHistory.Entry> log) {
    return log.get(log.size() - 1).at() + 600_000;
  }

  @Override
  public void close() throws Exception {
    memory.close();
  }
}
