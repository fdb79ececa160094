package org.mneme.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.kafka.Topic;

class LearnedTest {

  @Test
  void differsInNothingFromTheSame() {
    assertThat(learned("x", "v").differences(learned("x", "v"))).isEmpty();
  }

  @Test
  void saysInWhatAnotherDiffers() {
    assertThat(learned("x", "v").differences(learned("y", "w")))
        .contains(
            "the canonical export of space differs",
            "only without faults: x",
            "only with faults: y",
            "1 keys of the topic memories differ",
            "k without faults: v",
            "k with faults: w");
  }

  @Test
  void seesARecordThatIsRepeated() {
    Learned once = learned("x", "v");
    Learned twice = learned("x", "v");
    twice.topics().put(Topic.MEMORIES, "k", "v");
    twice.topics().put(Topic.PATTERNS, "p", "v");

    assertThat(once.differences(learned("x", "v"))).isEmpty();
    assertThat(once.repetitions(twice))
        .containsExactly(
            "1 records of memories are repeated",
            "the records of patterns are not those of the run without faults");
    assertThat(twice.repetitions(twice)).isEmpty();
    assertThat(twice.upserts()).isEqualTo(once.upserts() + 2);
  }

  @Test
  void allowsThatAMemoryIsForgottenBeforeItIsSaidToBeStored() {
    Learned stored = learned("x", "v");
    Learned forgotten = learned("x", "v");
    stored.topics().put(Topic.MEMORIES, "gone", "stored");
    forgotten.topics().put(Topic.MEMORIES, "gone", "{\"status\":\"forgotten\"}");
    forgotten.topics().put(Topic.MEMORIES, "gone", null);
    forgotten.topics().put(Topic.MEMORIES, "gone", null);

    assertThat(stored.repetitions(forgotten)).isEmpty();
    assertThat(forgotten.repetitions(stored)).isEmpty();
  }

  private static Learned learned(String line, String value) {
    CompactedTopics topics = new CompactedTopics();
    topics.put(Topic.MEMORIES, "k", value);
    return new Learned(Map.of("space", List.of(line)), topics, Set.of());
  }
}
