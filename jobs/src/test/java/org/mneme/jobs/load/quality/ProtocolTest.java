package org.mneme.jobs.load.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.imports.ChatMessage;
import org.mneme.jobs.imports.ChatMessage.Role;
import org.mneme.jobs.imports.ChatTrajectory;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

class ProtocolTest {

  private static final Protocol PROTOCOL =
      new Protocol(
          List.of(
              trajectory("a", "0", "book a flight"),
              trajectory("a", "1", "get me a flight"),
              trajectory("b", "0", "cancel it"),
              trajectory("b", "1", "call it off")),
          "0");

  @Test
  void asksTheFirstUserMessageOfEachTrajectoryOfTheTrial() {
    assertThat(PROTOCOL.firstMessages())
        .containsExactly(
            new Question("first-a/0", "book a flight", "a", "a/0"),
            new Question("first-b/0", "cancel it", "b", "b/0"));
    assertThat(PROTOCOL.everyFirstMessage())
        .extracting(Question::own)
        .containsExactly("a/0", "a/1", "b/0", "b/1");
  }

  @Test
  void knowsTheTaskOfEachEpisodeOfAllAndOfTheOtherTrials() {
    assertThat(PROTOCOL.all()).isEqualTo(Map.of("a/0", "a", "a/1", "a", "b/0", "b", "b/1", "b"));
    assertThat(PROTOCOL.others()).isEqualTo(Map.of("a/1", "a", "b/1", "b"));
  }

  @Test
  void asksInstructionsOnBehalfOfNoEpisode() {
    assertThat(PROTOCOL.instructions())
        .containsExactly(
            new Question("instruction-a", "You want a.", "a", null),
            new Question("instruction-b", "You want b.", "b", null));
  }

  @Test
  void takesWordsWithDigitsOut() {
    assertThat(Protocol.withoutNumbers("Change flight HAT123 on May 20th, for 2 people."))
        .isEqualTo("Change flight on May for people.");
    assertThat(Protocol.withoutNumbers("no numbers")).isEqualTo("no numbers");
  }

  @Test
  void refusesWhatCannotBeJudged() {
    assertThatThrownBy(() -> new Protocol(List.of(trajectory(null, "0", "x")), "0"))
        .hasMessageContaining("null/0 names no task");
    assertThatThrownBy(() -> new Protocol(List.of(trajectory("a", "1", "x")), "0"))
        .hasMessageContaining("no trajectory is of trial 0");
  }

  @Test
  void asksInTheWayThatItsNameSays() {
    RecallQuery plain = Ask.DEFAULT.query("q", "s", "text", 7);
    RecallQuery unthinned = Ask.UNTHINNED.query("q", "s", "text", 7);
    RecallQuery similar = Ask.SIMILARITY.query("q", "s", "text", 7);

    assertThat(plain.diverse()).isTrue();
    assertThat(plain.mode()).isEqualTo(RecallMode.RECALL);
    assertThat(unthinned.diverse()).isFalse();
    assertThat(unthinned.mode()).isEqualTo(RecallMode.RECALL);
    assertThat(similar.diverse()).isFalse();
    assertThat(similar.mode()).isEqualTo(RecallMode.SIMILAR);
    assertThat(List.of(plain, unthinned, similar))
        .allMatch(query -> query.k() == 11 && query.at() == 7);
  }

  private static ChatTrajectory trajectory(String task, String trial, String text) {
    return new ChatTrajectory(
        task + "/" + trial,
        task,
        trial,
        null,
        "You want " + task + ".",
        1.0,
        List.of(
            new ChatMessage(Role.SYSTEM, "policy", List.of(), null, null),
            new ChatMessage(Role.USER, text, List.of(), null, null)));
  }
}
