package org.mneme.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

/** The import of 160 real trajectories; each count is made a second time on the bare JSON. */
class TauAirlineImportTest {

  private static final Path FILE =
      Path.of(System.getProperty("mneme.shared"), "data", "tau-airline", "trajectories.json");

  private static List<EpisodeEvent> events;
  private static JsonNode trajectories;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.isReadable(FILE), () -> "no real trajectories at " + FILE);
    trajectories = new ObjectMapper().readTree(FILE.toFile());
    try (Stream<EpisodeEvent> stream = OpenAiChatImport.read(FILE, ImportParameters.DEFAULT)) {
      events = stream.toList();
    }
  }

  @Test
  void startsAndCompletesEachTrialOfEachTask() {
    Set<String> expected = new HashSet<>();
    trajectories.forEach(
        t -> expected.add("task-%s-trial-%s".formatted(t.get("task_id"), t.get("trial"))));

    assertThat(expected).hasSize(160);
    assertThat(events.stream().filter(e -> e.started() != null).map(EpisodeEvent::episode))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(events.stream().filter(e -> e.completed() != null).map(EpisodeEvent::episode))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void makesAStepOfEachToolCallAndSeesItsErrors() {
    long calls = 0;
    long errors = 0;
    for (JsonNode trajectory : trajectories) {
      for (JsonNode message : trajectory.get("traj")) {
        calls += message.path("tool_calls").size();
        errors += message.path("content").asText().startsWith("Error: ") ? 1 : 0;
      }
    }

    assertThat(calls).isEqualTo(1_039);
    assertThat(events.stream().filter(e -> e.step() != null)).hasSize((int) calls);
    assertThat(errors).isEqualTo(70);
    assertThat(events.stream().filter(e -> e.step() != null && e.step().status().isError()))
        .hasSize((int) errors)
        .allMatch(e -> e.step().status() == StepStatus.ERROR);
    assertThat(events.stream().filter(e -> e.step() != null))
        .allMatch(e -> e.step().observation() != null && e.step().parameters() != null);
  }

  @Test
  void takesTheRewardForTheOutcome() {
    Map<String, Double> rewards = new HashMap<>();
    trajectories.forEach(
        t ->
            rewards.put(
                "task-%s-trial-%s".formatted(t.get("task_id"), t.get("trial")),
                t.get("reward").asDouble()));

    assertThat(events.stream().filter(e -> e.completed() != null))
        .allSatisfy(
            e -> {
              assertThat(e.completed().outcome().score()).isEqualTo(rewards.get(e.episode()));
              assertThat(e.completed().outcome().verdict())
                  .isEqualTo(rewards.get(e.episode()) == 1 ? Verdict.SUCCESS : Verdict.FAILURE);
            });
    assertThat(rewards.values().stream().filter(r -> r == 1)).hasSize(59);
  }

  @Test
  void overlapsNoEpisodes() {
    long lastEnd = Long.MIN_VALUE;
    for (EpisodeEvent event : events) {
      if (event.started() != null) {
        assertThat(event.at()).isGreaterThan(lastEnd);
      }
      lastEnd = event.completed() != null ? event.at() : lastEnd;
    }
  }

  @Test
  void writesRecordsThatTheJobAccepts() {
    JsonCodec codec = new JsonCodec();
    for (EpisodeEvent event : events) {
      var origin = new Origin("t", 0, 0, event.at(), null, codec.encode(event));
      EpisodeEvent read = codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES).event();

      assertThat(read).usingRecursiveComparison().ignoringFields("origin").isEqualTo(event);
    }
  }
}
