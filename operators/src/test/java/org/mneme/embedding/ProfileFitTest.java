package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.embedding.ProfileFit.Pairs;
import org.mneme.model.SimilarityProfile;

/** Repeats the fit of the hashing profile; {@code docs/embedding.md} says how and shows it. */
class ProfileFitTest {

  private static final Embedder EMBEDDER = new HashingEmbedder(384);
  private static final ProfileFit SYNTHETIC = new ProfileFit(SyntheticTexts.texts(), EMBEDDER);
  private static ProfileFit airline;
  private static final Path DOCS =
      Path.of(System.getProperty("mneme.root"), "docs", "embedding.md");

  @Test
  void fitsTheProfileThatTheHashingEmbedderDeclares() throws IOException {
    assertThat(FittedProfile.of(List.of(airline(), SYNTHETIC))).isEqualTo(EMBEDDER.profile());
  }

  @Test
  void docsShowTheFitOnRealEpisodes() throws IOException {
    assertThat(DOCS).content().contains(FittedProfile.table(airline()));
  }

  @Test
  void docsShowTheFitOnSyntheticEpisodes() throws IOException {
    Files.writeString(Path.of("target", "profile-synthetic.md"), FittedProfile.table(SYNTHETIC));

    assertThat(DOCS).content().contains(FittedProfile.table(SYNTHETIC));
  }

  @Test
  void keepsTasksApartAtItsThresholdsThatNeuralOnesWouldMelt() {
    SimilarityProfile profile = EMBEDDER.profile();
    int[] clusters = SYNTHETIC.clusters(profile.cluster());

    assertThat(SYNTHETIC.mostTasksInOne(clusters))
        .isLessThan(
            SYNTHETIC.mostTasksInOne(SYNTHETIC.clusters(SimilarityProfile.NEURAL.cluster())))
        .isLessThanOrEqualTo(3);
    assertThat(SYNTHETIC.queriesThatSeedTheirTask(profile.seed())).isGreaterThanOrEqualTo(0.9);
    assertThat(SYNTHETIC.conceptsMistaken(profile.sameConcept())).isLessThanOrEqualTo(0.01);
  }

  @Test
  void countsPairsAsTheirNamesSay() {
    ProfileFit three =
        new ProfileFit(
            List.of(
                new LabelledText("a", "red", "red crate"),
                new LabelledText("a", "red", "red crate"),
                new LabelledText("b", "blue", "blue bottle")),
            EMBEDDER);

    assertThat(three.pairsAbove(0.99, Pairs.OF_ONE_TASK)).isEqualTo(1);
    assertThat(three.pairsAbove(0.99, Pairs.OF_TWO_TASKS)).isZero();
    assertThat(three.adjustedRand(new int[] {0, 0, 1})).isEqualTo(1);
    assertThat(three.adjustedRand(new int[] {0, 1, 0})).isNegative();
    assertThat(three.mostTasksInOne(new int[] {0, 1, 0})).isEqualTo(2);
  }

  private static ProfileFit airline() throws IOException {
    assumeTrue(TauAirline.isPresent(), () -> "no real trajectories at " + TauAirline.FILE);
    if (airline == null) {
      airline = new ProfileFit(TauAirline.texts(), EMBEDDER);
      Files.writeString(Path.of("target", "profile-airline.md"), FittedProfile.table(airline));
    }
    return airline;
  }
}
