package org.mneme.jobs.load.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.imports.ChatTrajectory;
import org.mneme.jobs.imports.ImportParameters;
import org.mneme.jobs.imports.OpenAiChatImport;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.RecallResult;

/** Imports, waits until all is stored, asks, and judges the answers. */
final class QualityRun {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ALL = "quality-all";
  private static final String OTHERS = "quality-others";

  private final Path file;
  private final String trial;
  private final List<ChatTrajectory> trajectories;
  private final Protocol protocol;
  private final long settleMillis;
  private final Consumer<String> progress;
  private final List<String> problems = new ArrayList<>();
  private long lastEvent;

  /**
   * Reads the file for a run.
   *
   * @param settleMillis how long to wait after the last episode was stored, so that windows close
   *     and equal experiences have become one
   * @param progress takes a line when something was done
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws org.mneme.jobs.imports.ChatFormatException if it is not in the format
   * @throws IllegalArgumentException if no one can know which answers are right
   */
  QualityRun(Path file, String trial, long settleMillis, Consumer<String> progress) {
    this.file = file;
    this.trial = trial;
    this.settleMillis = settleMillis;
    this.progress = progress;
    try (Stream<ChatTrajectory> chats = OpenAiChatImport.trajectories(file)) {
      this.trajectories = chats.toList();
    }
    this.protocol = new Protocol(trajectories, trial);
  }

  /** Runs against the job behind the brokers that {@code configuration} names. */
  QualityReport run(Configuration configuration) throws InterruptedException {
    try (Exchange exchange = new Exchange(configuration)) {
      Imported all = importInto(exchange, ALL, protocol.all().keySet());
      Imported others = importInto(exchange, OTHERS, protocol.others().keySet());
      Map<String, Episode> memories = byEpisode(exchange.memories(all.keys, PATIENCE));
      int missing = others.keys.size() - exchange.memories(others.keys, PATIENCE).size();
      List<String> unstored = StoredCheck.problems(trajectories, memories);
      problems.addAll(unstored);
      if (missing > 0) {
        problems.add(missing + " episodes of the other trials were never acknowledged");
      }
      progress.accept(
          "%d episodes acknowledged; windows close for %.0f s"
              .formatted(memories.size(), settleMillis / 1e3));
      TimeUnit.MILLISECONDS.sleep(settleMillis);
      List<Measured> rows = ask(exchange, memories);
      exchange.deadLetters().forEach(reason -> problems.add("dead letter: " + reason));
      return new QualityReport(
          file.getFileName().toString(),
          trial,
          trajectories.size(),
          all.steps,
          all.stepErrors,
          trajectories.size() - unstored.size(),
          memories.values().stream()
              .map(memory -> memory.embedding().model())
              .distinct()
              .sorted()
              .collect(Collectors.joining(", ")),
          List.copyOf(problems),
          rows);
    }
  }

  private Imported importInto(Exchange exchange, String space, Set<String> episodes) {
    Imported imported = new Imported();
    ImportParameters parameters =
        new ImportParameters(
            space, ImportParameters.DEFAULT.domain(), null, ImportParameters.DEFAULT.startMillis());
    try (Stream<EpisodeEvent> events = OpenAiChatImport.read(file, parameters)) {
      events
          .filter(event -> episodes.contains(event.episode()))
          .forEach(
              event -> {
                exchange.send(event);
                imported.count(event);
                lastEvent = Math.max(lastEvent, event.at());
              });
    }
    return imported;
  }

  private List<Measured> ask(Exchange exchange, Map<String, Episode> memories) {
    Map<String, String> all = protocol.all();
    Map<String, String> others = protocol.others();
    List<Measured> rows = new ArrayList<>();
    try (LuceneBeside everything = new LuceneBeside(memories.values());
        LuceneBeside rest = new LuceneBeside(of(memories, others.keySet()))) {
      Asked asked = new Asked(exchange, ALL, all, everything, rows);
      ask(asked, "first message", protocol.firstMessages());
      ask(asked, "first message", protocol.everyFirstMessage());
      ask(asked, "first message, no numbers", protocol.everyFirstMessageWithoutNumbers());
      ask(
          new Asked(exchange, OTHERS, others, rest, rows),
          "first message",
          protocol.firstMessages());
      if (!protocol.instructions().isEmpty()) {
        ask(asked, "instruction (sanity)", protocol.instructions());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail to be closed", e);
    }
    return rows;
  }

  private void ask(Asked asked, String title, List<Question> questions) {
    for (Ask ask : Ask.values()) {
      asked.rows.add(row(asked, title, questions, ask));
    }
    asked.rows.add(
        asked.measured(
            title, LuceneBeside.TITLE, questions, asked.lucene.judge(questions, asked.tasks)));
  }

  private Measured row(Asked asked, String title, List<Question> questions, Ask ask) {
    Map<String, Question> ids = new LinkedHashMap<>();
    for (Question question : questions) {
      String id = ask.name() + '-' + asked.space + '-' + question.id();
      ids.put(id, question);
      asked.exchange.send(ask.query(id, asked.space, question.text(), lastEvent));
    }
    Map<String, RecallResult> results = asked.exchange.results(ids.keySet(), PATIENCE);
    progress.accept(
        "%d questions to %d episodes answered (%s, %s)"
            .formatted(results.size(), asked.tasks.size(), title, ask.title()));
    List<Judgement> judgements = new ArrayList<>();
    ids.forEach(
        (id, question) -> judgements.add(judge(id, question, results.get(id), asked.tasks)));
    return asked.measured(title, ask.title(), questions, judgements);
  }

  private static List<Episode> of(Map<String, Episode> memories, Set<String> episodes) {
    return memories.values().stream().filter(m -> episodes.contains(m.episode())).toList();
  }

  private Judgement judge(
      String id, Question question, RecallResult result, Map<String, String> tasks) {
    if (result == null || result.error() != null || result.expired() || result.partial()) {
      problems.add(id + (result == null ? " was not answered" : " was answered with " + result));
    }
    return Judgement.of(question, result == null ? List.of() : result.hits(), tasks);
  }

  private static Map<String, Episode> byEpisode(Map<String, Episode> memories) {
    return memories.values().stream().collect(Collectors.toMap(Episode::episode, m -> m));
  }

  /** Whom questions are put to, and where the rows go. */
  private record Asked(
      Exchange exchange,
      String space,
      Map<String, String> tasks,
      LuceneBeside lucene,
      List<Measured> rows) {

    private Measured measured(
        String title, String ask, List<Question> questions, List<Judgement> judgements) {
      boolean isOwnStored = tasks.containsKey(questions.get(0).own());
      return Measured.of(
          tasks.size(), title, ask, judgements, tasks.size() - (isOwnStored ? 1 : 0));
    }
  }

  private static final class Imported {

    private final Set<String> keys = new HashSet<>();
    private int steps;
    private int stepErrors;

    private void count(EpisodeEvent event) {
      keys.add(event.key());
      if (event.step() != null) {
        steps++;
        stepErrors += event.step().status().isError() ? 1 : 0;
      }
    }
  }
}
