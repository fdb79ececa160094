package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.episodes.EpisodeAssemblyOperator;
import org.mneme.jobs.imports.ImportParameters;
import org.mneme.jobs.imports.OpenAiChatImport;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Pattern;
import org.mneme.patterns.PatternMiningOperator;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/**
 * The patterns of 160 real trajectories: imported, assembled and mined by the job's own operators
 * at their defaults. The table stands in {@code docs/measurements/patterns.md}.
 */
class TauAirlinePatternsTest {

  private static final Path FILE =
      Path.of(System.getProperty("mneme.shared"), "data", "tau-airline", "trajectories.json");
  private static final Path PAGE =
      Path.of(System.getProperty("mneme.root"), "docs", "measurements", "patterns.md");

  @Test
  void isWhatTheDocumentationHolds() throws Exception {
    assumeTrue(Files.isReadable(FILE), () -> "no real trajectories at " + FILE);
    JobParameters parameters = JobParameters.from(new Configuration());
    List<MemoryWrite> windows =
        through(
            new KeyedOneInputStreamOperatorTestHarness<>(
                new PatternMiningOperator(parameters.patterns()), MemoryWrite::space, Types.STRING),
            through(
                new KeyedOneInputStreamOperatorTestHarness<>(
                    new EpisodeAssemblyOperator(parameters.assembly(), "mneme.episodes"),
                    EpisodeEvent::key,
                    Types.STRING),
                events(),
                EpisodeEvent::at),
            write -> write.episode().closedAt());
    Map<String, Pattern> patterns = new TreeMap<>();
    for (MemoryWrite window : windows) {
      window.patterns().patterns().forEach(pattern -> patterns.put(pattern.id(), pattern));
    }
    patterns.values().removeIf(Pattern::isDropped);

    String table = table(patterns.values());

    Path written = Path.of("target", "patterns-tau-airline.md");
    Files.writeString(written, table);
    assertThat(Files.readString(PAGE)).as("see %s", written).contains(table);
  }

  private static String table(Collection<Pattern> patterns) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| Kind | Pattern | Support | Successes | Bound | Lift |\n|---|---|---|---|---|---|\n");
    patterns.stream()
        .sorted(
            Comparator.comparing(Pattern::kind)
                .thenComparing(Comparator.comparingInt(Pattern::support).reversed())
                .thenComparing(Pattern::id))
        .forEach(
            pattern ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %d | %.3f | %.2f |\n",
                        pattern.kind().name().toLowerCase(Locale.ROOT),
                        (pattern.condition() == null ? "" : pattern.condition() + " → ")
                            + String.join(", ", pattern.tools()),
                        pattern.support(),
                        pattern.successes(),
                        pattern.bound(),
                        pattern.lift())));
    return table.toString();
  }

  private static List<EpisodeEvent> events() throws IOException {
    JsonCodec codec = new JsonCodec();
    try (Stream<EpisodeEvent> events = OpenAiChatImport.read(FILE, ImportParameters.DEFAULT)) {
      return events
          .map(
              event ->
                  codec
                      .decodeEpisodeEvent(
                          new Origin("t", 0, 0, event.at(), null, codec.encode(event)),
                          EpisodeTopic.EPISODES)
                      .event())
          .toList();
    }
  }

  /** Sends {@code input} through an operator in the order of its times, watermark behind. */
  private static <I, O> List<O> through(
      KeyedOneInputStreamOperatorTestHarness<String, I, O> harness,
      List<I> input,
      Function<I, Long> time)
      throws Exception {
    try (harness) {
      harness.open();
      List<I> ordered = new ArrayList<>(input);
      ordered.sort(Comparator.comparing(time));
      for (I element : ordered) {
        long at = time.apply(element);
        harness.processElement(new StreamRecord<>(element, at));
        harness.processWatermark(at - 1);
      }
      harness.processWatermark(Long.MAX_VALUE);
      return harness.extractOutputValues();
    }
  }
}
