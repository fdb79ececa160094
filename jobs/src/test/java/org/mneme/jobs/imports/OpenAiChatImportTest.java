package org.mneme.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class OpenAiChatImportTest {

  private static final ImportParameters LIBRARY =
      new ImportParameters("library", "books", null, at("2026-01-01T00:00:00Z"));

  @TempDir private Path folder;

  @Test
  void readsTrajectoriesAsStartStepsAndCompletion() throws Exception {
    List<EpisodeEvent> first = events("task-7-trial-0");

    assertThat(first).allMatch(event -> event.space().equals("library"));
    assertThat(first.get(0).started().task().description())
        .isEqualTo("I would like to borrow Dune.");
    assertThat(first.get(0).started().task().domain()).isEqualTo("books");
    assertThat(first.get(0).started().task().type()).isEqualTo("task-7");
    assertThat(first.get(0).started().task().tags()).containsExactly("trial-0");
    assertThat(first.get(0).started().user()).isEqualTo("ada_1");
    assertThat(first.get(0).started().agent()).isNull();
    assertThat(first.subList(1, 4))
        .extracting(event -> event.step().number() + " " + event.step().tool())
        .containsExactly("1 find_book", "2 get_reader", "3 lend");
    assertThat(first.get(4).completed().steps()).isEqualTo(3);
    assertThat(first.get(4).completed().outcome())
        .isEqualTo(new Outcome(Verdict.SUCCESS, 1.0, null, List.of(), List.of(), List.of()));
    assertThat(first).hasSize(5);
  }

  @Test
  void givesEachCallTheAnswerThatNamesIt() throws Exception {
    Step find = events("task-7-trial-0").get(1).step();
    Step reader = events("task-7-trial-0").get(2).step();

    assertThat(find.parameters()).isEqualTo("{\"title\":\"Dune\"}");
    assertThat(find.observation()).isEqualTo("Error: shelf 4 is closed\nask the desk");
    assertThat(find.status()).isEqualTo(StepStatus.ERROR);
    assertThat(find.message()).isEqualTo("Error: shelf 4 is closed");
    assertThat(reader.observation()).isEqualTo("{\"loans\": 2}");
    assertThat(reader.status()).isEqualTo(StepStatus.OK);
    assertThat(reader.message()).isNull();
  }

  @Test
  void placesMessagesASecondApartAndEpisodesAMinuteApart() throws Exception {
    assertThat(events("task-7-trial-0"))
        .extracting(event -> Instant.ofEpochMilli(event.at()).toString())
        .containsExactly(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:04Z",
            "2026-01-01T00:00:03Z",
            "2026-01-01T00:00:06Z",
            "2026-01-01T00:00:07Z");
    assertThat(events("task-7-trial-1").get(0).at()).isEqualTo(at("2026-01-01T00:01:00Z"));
    assertThat(events("episode-3").get(0).at()).isEqualTo(at("2026-01-01T00:02:00Z"));
  }

  @Test
  void givesAnEpisodeOfMoreThanSixtyMessagesAsManyMinutesAsItNeeds() throws Exception {
    Path file = folder.resolve("long.jsonl");
    Files.writeString(file, chat(60) + "\n" + chat(61) + "\n" + chat(1) + "\n");

    try (Stream<EpisodeEvent> events = OpenAiChatImport.read(file, LIBRARY)) {
      assertThat(events.map(event -> Instant.ofEpochMilli(event.at()).toString()))
          .containsExactly(
              "2026-01-01T00:00:00Z",
              "2026-01-01T00:00:59Z",
              "2026-01-01T00:01:00Z",
              "2026-01-01T00:02:00Z",
              "2026-01-01T00:03:00Z",
              "2026-01-01T00:03:00Z");
    }
  }

  @Test
  void readsFilesWithoutAnyId() throws Exception {
    List<EpisodeEvent> third = events("episode-3");

    assertThat(third.get(0).started().task().type()).isNull();
    assertThat(third.get(0).started().task().tags()).isEmpty();
    assertThat(third.get(0).started().user()).isNull();
    assertThat(third.get(1).step().parameters()).isEqualTo("{\"arguments\":\"Emma\"}");
    assertThat(third.get(1).step().status()).isEqualTo(StepStatus.TIMEOUT);
    assertThat(third.get(2).step().parameters()).isEqualTo("{\"who\":\"any\"}");
    assertThat(third.get(2).step().observation()).isNull();
    assertThat(third.get(2).at()).isEqualTo(at("2026-01-01T00:02:03Z"));
  }

  @Test
  void takesARewardBetweenForPartialAndNoneForUndecided() throws Exception {
    Path file = folder.resolve("rewards.jsonl");
    Files.writeString(
        file,
        """
        {"reward": 0.25, "messages": [{"role": "user"}]}
        {"messages": [{"role": "user"}]}
        """);

    assertThat(outcome(events("task-7-trial-1"))).isEqualTo("FAILURE 0.0");
    assertThat(outcome(events(file, "episode-1"))).isEqualTo("PARTIAL 0.25");
    assertThat(outcome(events(file, "episode-2"))).isEqualTo("PARTIAL null");
  }

  @Test
  void namesASecondRunOfATaskApart() throws Exception {
    Path file = folder.resolve("runs.jsonl");
    Files.writeString(file, "{\"task_id\":\"a\",\"messages\":[{\"role\":\"user\"}]}\n".repeat(3));

    assertThat(all(file))
        .extracting(EpisodeEvent::episode)
        .containsExactly(
            "task-a", "task-a", "task-a-run-2", "task-a-run-2", "task-a-run-3", "task-a-run-3");
  }

  @Test
  void givesTheSameRecordsEachTime() throws Exception {
    assertThat(all(library()))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(all(library()));
  }

  @Test
  void keepsAnAnswerToNoCallAsAStepOfItsOwn() throws Exception {
    Path file = folder.resolve("cut.json");
    Files.writeString(
        file,
        """
        {"messages": [
          {"role": "tool", "tool_call_id": "gone", "name": "lend", "content": "x"},
          {"role": "function", "content": "y"}]}
        """);

    assertThat(all(file).subList(1, 3))
        .extracting(event -> event.step().tool() + "=" + event.step().observation())
        .containsExactly("lend=x", "unknown=y");
  }

  @Test
  void cutsWhatIsLongerThanTheContractAllows() throws Exception {
    Path file = folder.resolve("large.json");
    String big = "ä".repeat(600_000);
    Files.writeString(
        file,
        """
        {"messages": [
          {"role": "user", "content": "%1$s"},
          {"role": "assistant", "tool_calls": [{"function": {"name": "t", "arguments": "%1$s"}}]},
          {"role": "tool", "content": "%1$s"}]}
        """
            .formatted(big));

    List<EpisodeEvent> events = all(file);

    assertThat(Utf8.length(events.get(0).started().task().description())).isBetween(9_990, 10_000);
    assertThat(Utf8.length(events.get(1).step().observation())).isBetween(9_990, 10_000);
    assertThat(events.get(1).step().observation()).endsWith("ä…");
    assertThat(events.get(1).step().parameters()).isNull();
  }

  @Test
  void saysSoWhenThereIsNoSuchFile() {
    assertThatThrownBy(() -> all(folder.resolve("none.json")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("none.json");
  }

  private static String chat(int messages) {
    return "{\"messages\":["
        + "{\"role\":\"user\",\"content\":\"x\"},".repeat(messages - 1)
        + "{\"role\":\"user\",\"content\":\"x\"}]}";
  }

  private static String outcome(List<EpisodeEvent> events) {
    Outcome outcome = events.get(events.size() - 1).completed().outcome();
    return outcome.verdict() + " " + outcome.score();
  }

  private static List<EpisodeEvent> events(String episode) throws Exception {
    return events(library(), episode);
  }

  private static List<EpisodeEvent> events(Path file, String episode) {
    return all(file).stream().filter(event -> event.episode().equals(episode)).toList();
  }

  private static List<EpisodeEvent> all(Path file) {
    try (Stream<EpisodeEvent> events = OpenAiChatImport.read(file, LIBRARY)) {
      return new ArrayList<>(events.toList());
    }
  }

  private static Path library() throws URISyntaxException {
    return Path.of(OpenAiChatImportTest.class.getResource("library.json").toURI());
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
