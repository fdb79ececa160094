package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.TASK;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.digest;
import static org.mneme.episodes.EpisodeRecords.embedded;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.model.StepStatus.OK;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.StepDigest;
import org.mneme.model.Verdict;

class EpisodeComposerTest {

  private static final long CLOSED_AT = 31_900;
  private static final Embedding OF_START = new Embedding("m", new byte[] {1, 0, 0, 1});
  private static final Embedding OF_COMPLETION = new Embedding("m", new byte[] {2, 0, 0, 1});
  private static final List<StepDigest> STEPS =
      List.of(
          digest(1, "a", OK),
          digest(2, "b", OK),
          digest(3, "c", OK),
          digest(4, "d", OK),
          digest(5, "e", OK));

  private final EpisodeComposer composer = new EpisodeComposer(DEFAULTS);

  @Test
  void composesTheWholeEpisode() {
    Episode episode = composer.compose(started(1_000), completed(31_900, 5), STEPS, CLOSED_AT);

    assertThat(episode.task()).isEqualTo(TASK);
    assertThat(episode.agent()).isEqualTo("agent-7");
    assertThat(episode.user()).isEqualTo("user-3");
    assertThat(episode.session()).isEqualTo("session-1");
    assertThat(episode.startedAt()).isEqualTo(1_000);
    assertThat(episode.closedAt()).isEqualTo(CLOSED_AT);
    assertThat(episode.status()).isEqualTo(EpisodeStatus.STORED);
    assertThat(episode.steps()).isEqualTo(STEPS);
    assertThat(episode.reward().total()).as("30 whole seconds").isCloseTo(1.89735, within(0.5e-5));
    assertThat(episode.value()).isEqualTo(episode.reward().value());
    assertThat(episode.reflection().findings()).hasSize(3);
    assertThat(episode.salience()).isCloseTo(0.2 + 0.2 * 3 / 5, within(1e-12));
    assertThat(episode.summary()).contains(TASK.description()).contains("success after 5 steps");
    assertThat(episode.fingerprint()).isEqualTo(Fingerprint.of(TASK, STEPS, Verdict.SUCCESS));
    assertThat(episode.embedding()).isNull();
  }

  @Test
  void prefersTheVectorOfTheCompletion() {
    assertThat(
            composer
                .compose(
                    embedded(started(1_000), OF_START),
                    embedded(completed(2_000, 5), OF_COMPLETION),
                    STEPS,
                    CLOSED_AT)
                .embedding())
        .isSameAs(OF_COMPLETION);
    assertThat(
            composer
                .compose(embedded(started(1_000), OF_START), completed(2_000, 5), STEPS, CLOSED_AT)
                .embedding())
        .isSameAs(OF_START);
  }

  @Test
  void composesAnAbandonedEpisodeOfItsStartAlone() {
    Episode episode =
        composer.compose(embedded(started(1_000), OF_START), null, List.of(), CLOSED_AT);

    assertThat(episode.status()).isEqualTo(EpisodeStatus.ABANDONED);
    assertThat(episode.outcome()).isNull();
    assertThat(episode.value()).isZero();
    assertThat(episode.embedding()).isSameAs(OF_START);
    assertThat(episode.summary()).contains("abandoned");
  }

  @Test
  void takesAStartAfterTheCompletionForNoTimeAtAll() {
    assertThat(composer.compose(started(9_000), completed(2_000, 5), STEPS, CLOSED_AT).reward())
        .isEqualTo(
            composer.compose(started(2_000), completed(2_000, 5), STEPS, CLOSED_AT).reward());
  }
}
