package org.mneme.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.wire.EpisodeTopic;
import org.mneme.wire.JsonCodec;

class SoakModelTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final Pattern TOOL = Pattern.compile("tool_(\\d+)_");

  @Test
  void writesTheSameForOneSeed() {
    SoakModel one = new SoakModel(1, HOUR);
    SoakModel same = new SoakModel(1, HOUR);

    assertThat(one.burst()).isEqualTo(same.burst()).isNotEqualTo(new SoakModel(2, HOUR).burst());
  }

  @Test
  void moves24BurstsADay() {
    SoakModel model = new SoakModel(1, HOUR);
    bursts(model, 48);

    assertThat(model.days()).isEqualTo(2);
  }

  @Test
  void ticksInEveryPartitionOfTheQuietTopics() {
    List<SoakRecord> burst = new SoakModel(1, HOUR).burst();

    for (Topic topic : List.of(Topic.FEEDBACK, Topic.COMMANDS)) {
      assertThat(burst.stream().filter(r -> r.topic() == topic).map(SoakRecord::partition))
          .contains(0, 1);
    }
  }

  @Test
  void renewsAllKindsOfTasksInSixDaysAndKeepsSixAtATime() {
    SoakModel model = new SoakModel(1, HOUR);
    Set<String> first = tools(bursts(model, 4));
    bursts(model, 6 * 24);
    Set<String> week = tools(bursts(model, 4));

    assertThat(first).hasSize(6);
    assertThat(week).hasSize(6).doesNotContainAnyElementsOf(first);
  }

  @Test
  void leavesSomeEpisodesOpen() {
    List<SoakRecord> log = bursts(new SoakModel(1, HOUR), 20);
    Set<String> started = keys(log, "\"type\":\"started\"");
    Set<String> completed = keys(log, "\"type\":\"completed\"");

    assertThat((double) completed.size() / started.size()).isBetween(0.9, 0.99);
  }

  @Test
  void writesAndAsksWhatTheJobTakes() {
    JsonCodec codec = new JsonCodec();
    SoakModel model = new SoakModel(1, HOUR);

    for (SoakRecord record : bursts(model, 20)) {
      Origin origin = origin(record.key(), record.value());
      Inbound inbound =
          switch (record.topic()) {
            case EPISODES -> codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
            case STEPS -> codec.decodeEpisodeEvent(origin, EpisodeTopic.STEPS);
            case FEEDBACK -> codec.decodeFeedback(origin);
            default -> codec.decodeCommand(origin);
          };
      assertThat(inbound.rejection()).as(record.toString()).isNull();
    }
    for (int i = 0; i < 20; i++) {
      String id = "q" + i;
      Inbound query = codec.decodeQuery(origin("soak-a/" + id, model.query(id, "soak-a", i)));
      assertThat(query.query()).as(id).isNotNull();
    }
  }

  private static Origin origin(String key, String value) {
    return new Origin("topic", 0, 0, NOW, bytes(key), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<SoakRecord> bursts(SoakModel model, int number) {
    List<SoakRecord> log = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      log.addAll(model.burst());
    }
    return log;
  }

  private static Set<String> tools(List<SoakRecord> log) {
    Set<String> kinds = new TreeSet<>();
    for (SoakRecord record : log) {
      kinds.addAll(
          TOOL.matcher(record.value())
              .results()
              .map((MatchResult found) -> found.group(1))
              .collect(Collectors.toSet()));
    }
    return kinds;
  }

  private static Set<String> keys(List<SoakRecord> log, String type) {
    Set<String> keys = new HashSet<>();
    log.stream().filter(r -> r.value().contains(type)).forEach(r -> keys.add(r.key()));
    return keys;
  }
}
