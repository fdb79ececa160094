package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.embedded;
import static org.mneme.episodes.EpisodeRecords.event;
import static org.mneme.episodes.EpisodeRecords.on;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;
import static org.mneme.model.StepStatus.ERROR;
import static org.mneme.model.StepStatus.OK;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Step;
import org.mneme.model.Verdict;

class ContentHashTest {

  private static final long AT = 1_000;
  private static final List<String> ONE = List.of("p");

  @Test
  void isEqualForARecordThatIsSentAgain() {
    assertThat(ContentHash.of(on("other", step(1, AT)))).isEqualTo(ContentHash.of(step(1, AT)));
    assertThat(ContentHash.of(on("other", started(AT)))).isEqualTo(ContentHash.of(started(AT)));
    assertThat(ContentHash.of(on("other", completed(AT, 3))))
        .isEqualTo(ContentHash.of(completed(AT, 3)));
  }

  /**
   * Hashes are kept in state: a change of these values (which another implementation of the
   * encoding gave) makes conflicts of re-sent records.
   */
  @Test
  void staysTheSameForEver() {
    assertThat(ContentHash.of(started(AT))).isEqualTo(-6228346072472023359L);
    assertThat(ContentHash.of(step(1, AT))).isEqualTo(-4152712072010475792L);
    assertThat(ContentHash.of(completed(AT, 3))).isEqualTo(-5176692013249834695L);
  }

  @Test
  void ignoresOrderAndWhiteSpaceInParameters() {
    long hash = ContentHash.of(withParameters("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":null}}"));

    assertThat(ContentHash.of(withParameters("{ \"b\" : {\"d\":null, \"c\":[1, 2]}, \"a\":1.0}")))
        .isEqualTo(hash);
    assertThat(ContentHash.of(withParameters("{\"a\":1,\"b\":{\"c\":[2,1],\"d\":null}}")))
        .isNotEqualTo(hash);
  }

  @Test
  void countsTheEventTime() {
    assertThat(ContentHash.of(step(1, AT))).isNotEqualTo(ContentHash.of(step(1, AT + 1)));
    assertThat(ContentHash.of(started(AT))).isNotEqualTo(ContentHash.of(started(AT + 1)));
    assertThat(ContentHash.of(completed(AT, 3))).isNotEqualTo(ContentHash.of(completed(AT + 1, 3)));
  }

  @Test
  void countsEveryFieldOfAStep() throws ReflectiveOperationException {
    List<String> none = List.of();
    Object[] plain = {
      1, "t", null, null, null, OK, null, null, null, null, null, null, null, none, none
    };
    byte[] vector = {0, 0, 0, 1};
    Object[] other = {
      2, "u", "x", "x", "x", ERROR, "x", 5L, 5L, vector, vector, vector, vector, ONE, ONE
    };
    Constructor<?> constructor = Step.class.getConstructors()[0];
    List<Long> hashes = new ArrayList<>();
    hashes.add(hash(event(AT, (Step) constructor.newInstance(plain))));
    for (int field = 0; field < plain.length; field++) {
      Object[] changed = plain.clone();
      changed[field] = other[field];
      hashes.add(hash(event(AT, (Step) constructor.newInstance(changed))));
    }

    assertThat(hashes).hasSize(plain.length + 1).doesNotHaveDuplicates();
  }

  @Test
  void countsFieldsOfStartAndCompletion() {
    Embedding a = new Embedding("a", new byte[] {0, 0, 0, 1});
    Embedding b = new Embedding("b", new byte[] {0, 0, 0, 1});
    Embedding other = new Embedding("a", new byte[] {0, 0, 0, 2});

    assertThat(
            List.of(
                hash(started(AT)),
                hash(embedded(started(AT), a)),
                hash(embedded(started(AT), b)),
                hash(embedded(started(AT), other)),
                hash(completed(AT, null)),
                hash(completed(AT, 3)),
                hash(completed(AT, 3, Verdict.PARTIAL)),
                hash(embedded(completed(AT, 3), a)),
                hash(embedded(completed(AT, 3), other))))
        .doesNotHaveDuplicates();
  }

  @Test
  void hashesTextsBeyondTheInitialBuffer() {
    String large = "x".repeat(100_000);
    Step one = step(1, "t", OK, large + "1", null);
    Step two = step(1, "t", OK, large + "2", null);

    assertThat(hash(event(AT, one))).isNotEqualTo(hash(event(AT, two)));
  }

  private static long hash(EpisodeEvent event) {
    return ContentHash.of(event);
  }

  private static EpisodeEvent withParameters(String parameters) {
    return event(AT, step(1, "search", OK, null, parameters));
  }
}
