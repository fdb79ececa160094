package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.wire.Wire.CODEC;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/** What one side writes, the other side reads as the same record. */
class RoundTripTest {

  private static final int SEEDS = 150;

  @Test
  void readsTheEpisodeEventsThatWereWritten() {
    assertRead(
        RandomRecords::event,
        CODEC::encode,
        origin -> CODEC.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES),
        Inbound::event);
  }

  @Test
  void readsTheQueriesThatWereWritten() {
    assertRead(RandomRecords::query, CODEC::encode, CODEC::decodeQuery, Inbound::query);
  }

  @Test
  void readsTheFeedbackThatWasWritten() {
    assertRead(RandomRecords::feedback, CODEC::encode, CODEC::decodeFeedback, Inbound::feedback);
  }

  @Test
  void readsTheCommandsThatWereWritten() {
    assertRead(RandomRecords::command, CODEC::encode, CODEC::decodeCommand, Inbound::command);
  }

  @Test
  void readsTheResultsThatWereWritten() {
    assertRead(RandomAnswers::result, CODEC::encode, CODEC::decodeResult);
  }

  @Test
  void readsTheMemoriesThatWereWritten() {
    assertRead(RandomAnswers::episode, CODEC::encode, CODEC::decodeMemory);
  }

  @Test
  void readsTheReceiptsThatWereWritten() {
    assertRead(RandomAnswers::receipt, CODEC::encode, value -> CODEC.decodeAnswer(value).receipt());
  }

  @Test
  void readsTheConceptsThatWereWritten() {
    assertRead(RandomAnswers::concept, CODEC::encode, CODEC::decodeConcept);
  }

  @Test
  void readsTheBindingsThatWereWritten() {
    assertRead(RandomAnswers::binding, CODEC::encode, CODEC::decodeBinding);
  }

  @Test
  void readsThePatternsThatWereWritten() {
    assertRead(RandomAnswers::pattern, CODEC::encode, CODEC::decodePattern);
  }

  @Test
  void readsTheSummariesThatWereWritten() {
    assertRead(RandomAnswers::summary, CODEC::encode, CODEC::decodeSummary);
  }

  private static <T> void assertRead(
      Function<RandomRecords, T> record,
      Function<T, byte[]> encode,
      Function<Origin, Inbound> decode,
      Function<Inbound, T> part) {
    for (int seed = 0; seed < SEEDS; seed++) {
      T written = record.apply(new RandomRecords(seed));
      Inbound inbound = decode.apply(Wire.origin(encode.apply(written)));
      assertThat(inbound.rejection()).as("seed %d", seed).isNull();
      assertSame(seed, part.apply(inbound), written);
    }
  }

  private static <T> void assertRead(
      Function<RandomAnswers, T> record, Function<T, byte[]> encode, Function<byte[], T> decode) {
    for (int seed = 0; seed < SEEDS; seed++) {
      T written = record.apply(new RandomAnswers(seed));
      assertSame(seed, decode.apply(encode.apply(written)), written);
    }
  }

  private static void assertSame(int seed, Object read, Object written) {
    assertThat(read)
        .as("seed %d", seed)
        .usingRecursiveComparison()
        .ignoringFields("origin")
        .isEqualTo(written);
  }
}
