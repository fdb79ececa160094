package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mneme.wire.Wire.CODEC;

import org.junit.jupiter.api.Test;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Pattern;
import org.mneme.model.RecallResult;
import org.mneme.model.TargetKind;

/** Concepts, bindings and receipts on the wire. */
class UpsertCodecTest {

  private static final ForgetReceipt RECEIPT =
      new ForgetReceipt("c1", "s", TargetKind.USER, "mia", true, 1_000, 1, 2, 3, 4, 5, 6, 7);

  @Test
  void writesAReceiptWithItsTargetByKind() {
    assertThat(Wire.text(CODEC.encode(RECEIPT)))
        .isEqualTo(
            "{\"receipt\":\"c1\",\"space\":\"s\",\"target\":{\"user\":\"mia\"},\"dryRun\":true,"
                + "\"at\":\"1970-01-01T00:00:01Z\",\"episodes\":1,\"experiences\":2,\"bindings\":3,"
                + "\"links\":4,\"conceptsChanged\":5,\"conceptsDropped\":6,\"stepExperiences\":7}");
  }

  @Test
  void tellsReceiptsFromResultsOfTheSameTopic() {
    RecallResult result = new RandomAnswers(1).result();

    assertThat(CODEC.decodeAnswer(CODEC.encode(RECEIPT))).isEqualTo(new Answer(null, RECEIPT));
    assertThat(CODEC.decodeAnswer(CODEC.encode(result)).receipt()).isNull();
    assertThat(CODEC.decodeAnswer(CODEC.encode(result)).result().query()).isEqualTo(result.query());
  }

  @Test
  void refusesAnAnswerThatIsNeither() {
    assertThatThrownBy(() -> CODEC.decodeAnswer(Wire.bytes("{\"space\":\"s\"}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("query is missing");
    assertThatThrownBy(() -> CODEC.decodeAnswer(Wire.bytes("{\"receipt\":\"c1\",\"space\":\"s\"}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target is missing");
  }

  @Test
  void writesNoValueForWhatIsDropped() {
    assertThat(CODEC.encode(Concept.dropped("s", "c1"))).isNull();
    assertThat(CODEC.encode(Binding.dropped("s", "e1", "c1"))).isNull();
    assertThat(CODEC.encode(Pattern.dropped("s", "p1"))).isNull();
  }

  @Test
  void saysOfAForgottenEpisodeOnlyWhenItWas() {
    Episode gone = Episode.gone("s", "e1", 1_000, 2_000, EpisodeStatus.FORGOTTEN);

    String written = Wire.text(CODEC.encode(gone));

    assertThat(written)
        .startsWith("{\"space\":\"s\",\"episode\":\"e1\",\"status\":\"forgotten\",\"startedAt\"")
        .doesNotContain("task", "agent", "user", "session", "summary", "embedding");
    assertThat(CODEC.decodeMemory(Wire.bytes(written))).isEqualTo(gone);
  }

  @Test
  void writesNoEmbeddingWhereNoneCouldBeMade() {
    Episode without =
        Episode.gone("s", "e1", 1_000, 2_000, EpisodeStatus.STORED)
            .withEmbedding(Embedding.none("m", 64));

    String written = Wire.text(CODEC.encode(without));

    assertThat(written).doesNotContain("embedding");
    assertThat(CODEC.decodeMemory(Wire.bytes(written)).embedding()).isNull();
  }

  @Test
  void ignoresFieldsOfALaterVersion() {
    Binding binding =
        CODEC.decodeBinding(
            Wire.bytes(
                "{\"space\":\"s\",\"episode\":\"e1\",\"concept\":\"c1\",\"strength\":0.5,"
                    + "\"at\":1000,\"later\":[1]}"));

    assertThat(binding).isEqualTo(new Binding("s", "e1", "c1", 0.5, 1_000, false));
  }
}
