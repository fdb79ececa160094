package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.concepts.ConceptFormationFunction;
import org.mneme.concepts.ConceptOptions;
import org.mneme.embedding.EmbeddingFunction;
import org.mneme.embedding.Words;
import org.mneme.episodes.EpisodeAssemblyOperator;
import org.mneme.jobs.imports.ImportParameters;
import org.mneme.jobs.imports.OpenAiChatImport;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.StepDigest;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/**
 * What concepts 160 real trajectories make, with the hashing embedder: imported, assembled,
 * embedded and clustered by the job's own operators at their defaults. The tables stand in {@code
 * docs/measurements/concepts.md}.
 */
class TauAirlineConceptsTest {

  private static final Path FILE =
      Path.of(System.getProperty("mneme.shared"), "data", "tau-airline", "trajectories.json");
  private static final Path PAGE =
      Path.of(System.getProperty("mneme.root"), "docs", "measurements", "concepts.md");

  private static List<MemoryWrite> embedded;
  private static Map<String, Episode> episodes;

  @BeforeAll
  static void embed() throws Exception {
    assumeTrue(Files.isReadable(FILE), () -> "no real trajectories at " + FILE);
    JobParameters parameters = JobParameters.from(new Configuration());
    embedded =
        through(
            new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new EmbeddingFunction(parameters.embedding()))),
            through(
                new KeyedOneInputStreamOperatorTestHarness<>(
                    new EpisodeAssemblyOperator(parameters.assembly(), "mneme.episodes"),
                    EpisodeEvent::key,
                    Types.STRING),
                events(),
                EpisodeEvent::at),
            write -> write.episode().closedAt());
    episodes =
        embedded.stream()
            .collect(Collectors.toMap(w -> w.episode().episode(), MemoryWrite::episode));
  }

  /** How the trajectories meet. */
  enum Setting {
    WINDOWS("In windows of a minute, as they happened", Duration.ofMinutes(1)),
    AT_ONCE("All in one window", Duration.ofDays(3650));

    private final String title;
    private final Duration window;

    Setting(String title, Duration window) {
      this.title = title;
      this.window = window;
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void isWhatTheDocumentationHolds(Setting setting) throws Exception {
    List<EpisodeCluster> clusters = clusters(setting.window);

    String table = "### " + setting.title + "\n\n" + table(clusters);
    Path written = Path.of("target", "concepts-" + setting.name().toLowerCase(Locale.ROOT) + ".md");
    Files.writeString(written, table);
    assertThat(Files.readString(PAGE)).as("see %s", written).contains(table);
    assertThat(clusters).isNotEmpty().allMatch(cluster -> !cluster.terms().isEmpty());
  }

  private static List<EpisodeCluster> clusters(Duration window) throws Exception {
    Configuration config = new Configuration().set(ConceptOptions.WINDOW, window);
    List<MemoryWrite> found =
        through(
            new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                    new ConceptFormationFunction(JobParameters.from(config).concepts(), Words::of)),
                MemoryWrite::space,
                Types.STRING),
            embedded,
            write -> write.episode().closedAt());
    return found.stream().flatMap(write -> write.clusters().clusters().stream()).toList();
  }

  private static String table(List<EpisodeCluster> clusters) {
    StringBuilder table = new StringBuilder();
    table.append("| Terms | Tools | Members | Tasks | Same task | Same main tool | Coherence |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    int members = 0;
    double sameTask = 0;
    double sameTool = 0;
    for (EpisodeCluster cluster : bySize(clusters)) {
      List<String> tasks = of(cluster, TauAirlineConceptsTest::task);
      List<String> tools = of(cluster, TauAirlineConceptsTest::mainTool);
      members += tasks.size();
      sameTask += mostFrequent(tasks);
      sameTool += mostFrequent(tools);
      table.append(
          "| %s | %s | %d | %d | %.2f | %.2f | %.2f |\n"
              .formatted(
                  first(cluster.terms(), 5),
                  first(cluster.tools(), 2),
                  tasks.size(),
                  tasks.stream().distinct().count(),
                  mostFrequent(tasks) / tasks.size(),
                  mostFrequent(tools) / tools.size(),
                  cluster.coherence()));
    }
    List<String> allTasks = episodes.values().stream().map(TauAirlineConceptsTest::task).toList();
    List<String> allTools =
        episodes.values().stream().map(TauAirlineConceptsTest::mainTool).toList();
    return table
        .append(
            "\n%d concepts hold %d of %d episodes. Same task: %.2f of the members (of all episodes"
                .formatted(clusters.size(), members, episodes.size(), sameTask / members))
        .append(
            " %.2f); same main tool: %.2f (of all %.2f).\n"
                .formatted(
                    mostFrequent(allTasks) / allTasks.size(),
                    sameTool / members,
                    mostFrequent(allTools) / allTools.size()))
        .toString();
  }

  private static List<EpisodeCluster> bySize(List<EpisodeCluster> clusters) {
    return clusters.stream()
        .sorted(
            Comparator.comparingInt((EpisodeCluster c) -> -c.members().size())
                .thenComparing(c -> c.members().get(0)))
        .toList();
  }

  private static List<String> of(EpisodeCluster cluster, Function<Episode, String> label) {
    return cluster.members().stream().map(id -> label.apply(episodes.get(id))).toList();
  }

  private static double mostFrequent(List<String> labels) {
    return labels.stream()
        .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static String first(List<String> words, int most) {
    return words.stream().limit(most).collect(Collectors.joining(", "));
  }

  private static String task(Episode episode) {
    return episode.task().type();
  }

  /** The tool it called most often, ties by name; "none" where it called none. */
  private static String mainTool(Episode episode) {
    Map<String, Long> calls = new HashMap<>();
    for (StepDigest step : episode.steps()) {
      calls.merge(step.tool(), 1L, Long::sum);
    }
    return calls.entrySet().stream()
        .min(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("none");
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
      OneInputStreamOperatorTestHarness<I, O> harness, List<I> input, Function<I, Long> time)
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
