package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.FUTURE_TIME;
import static org.mneme.model.RejectionReason.INVALID_SPACE;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.INVALID_VECTOR;
import static org.mneme.model.RejectionReason.MALFORMED;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.TOO_LARGE;
import static org.mneme.model.RejectionReason.UNKNOWN_FIELD;
import static org.mneme.model.RejectionReason.WRONG_TYPE;
import static org.mneme.wire.Wire.asking;
import static org.mneme.wire.Wire.assertRefused;
import static org.mneme.wire.Wire.query;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.HitKind;
import org.mneme.model.Inbound;
import org.mneme.model.QueryError;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Verdict;

class QueryDecoderTest {

  @Test
  void readsEveryField() {
    RecallQuery query =
        query(
                asking(
                    ",\"text\":\"t\",\"embedding\":{\"model\":\"m\",\"vector\":[1,2]},\"k\":1000,"
                        + "\"minSimilarity\":-1,\"kinds\":[\"pattern\",\"episode\"],"
                        + "\"filter\":{\"domain\":\"d\",\"type\":\"y\",\"tags\":{\"all\":[\"a\"],"
                        + "\"any\":[\"b\"]},\"agent\":\"g\",\"user\":\"u\",\"session\":\"z\","
                        + "\"verdict\":\"abstained\",\"minValue\":0.5,\"after\":1,"
                        + "\"before\":\"2099-01-01T00:00:00Z\"},\"mode\":\"predict\","
                        + "\"ids\":[\"e1\"],\"cursor\":\"c\",\"hops\":0,\"deadlineMillis\":250,"
                        + "\"exact\":true,\"explain\":true,\"diverse\":false,"
                        + "\"after\":{\"episode\":\"e9\"},\"at\":5,\"state\":[3,4],"
                        + "\"replyKey\":\"inbox\""))
            .query();

    assertThat(query.text()).isEqualTo("t");
    assertThat(query.embedding().dimension()).isEqualTo(2);
    assertThat(query.k()).isEqualTo(1000);
    assertThat(query.minSimilarity()).isEqualTo(-1);
    assertThat(query.kinds()).containsExactlyInAnyOrder(HitKind.EPISODE, HitKind.PATTERN);
    assertThat(query.filter())
        .isEqualTo(
            new QueryFilter(
                "d",
                "y",
                List.of("a"),
                List.of("b"),
                "g",
                "u",
                "z",
                Verdict.ABSTAINED,
                0.5,
                1L,
                4_070_908_800_000L));
    assertThat(query.mode()).isEqualTo(RecallMode.PREDICT);
    assertThat(query.ids()).containsExactly("e1");
    assertThat(query.cursor()).isEqualTo("c");
    assertThat(query.hops()).isZero();
    assertThat(query.deadlineMillis()).isEqualTo(250);
    assertThat(query.exact()).isTrue();
    assertThat(query.explain()).isTrue();
    assertThat(query.diverse()).isFalse();
    assertThat(query.after()).isEqualTo("e9");
    assertThat(query.asOf()).isEqualTo(5);
    assertThat(query.state()).hasSize(8);
    assertThat(query.resultKey()).isEqualTo("inbox");
  }

  @Test
  void answersARefusedQueryWithItsReason() {
    Inbound inbound = query(asking(",\"k\":0,\"replyKey\":\"inbox\""));

    assertRefused(inbound, INVALID_VALUE, "k: 0 is not in [1, 1000]");
    assertThat(inbound.answer())
        .isEqualTo(
            RecallResult.rejected(
                "q1",
                "s",
                "inbox",
                Wire.KAFKA_TIME,
                new QueryError("invalid-value", "k: 0 is not in [1, 1000]")));
  }

  @Test
  void answersWithWhatCanBeReadAroundTheFault() {
    RecallResult badSpace = query("{\"space\":\"a b\",\"query\":\"q1\",\"replyKey\":7}").answer();
    RecallResult trailing = query(asking("") + "x").answer();
    RecallResult truncated = query("{\"query\":\"q1\",\"space\":\"s\",\"text\":\"unfin").answer();

    assertThat(badSpace.error().code()).isEqualTo("invalid-space");
    assertThat(badSpace.space()).isNull();
    assertThat(badSpace.replyKey()).isEqualTo("q1");
    assertThat(trailing.error().code()).isEqualTo("malformed");
    assertThat(truncated.query()).isEqualTo("q1");
    assertThat(truncated.space()).isEqualTo("s");
  }

  @Test
  void answersAQueryThatIsTooLarge() {
    Inbound inbound = query(asking(",\"mood\":\"" + "x".repeat(12_000_000) + "\""));

    assertRefused(inbound, TOO_LARGE, "the record has");
    assertThat(inbound.answer().error().code()).isEqualTo("too-large");
  }

  @Test
  void givesNoAnswerWhenTheIdCannotBeRead() {
    assertThat(query("{\"space\":\"s\"}").answer()).isNull();
    assertThat(query("{\"query\":\"\",\"space\":\"s\"}").answer()).isNull();
    assertThat(query("{\"query\":{\"query\":\"q\"},\"space\":\"s\"}").answer()).isNull();
    assertThat(query("query q1").answer()).isNull();
    assertThat(query("{\"x\":{\"query\":\"q\"}}").answer()).isNull();
  }

  @Test
  void refusesAFilterThatNamesWhatDoesNotExist() {
    assertRefused(
        query(asking(",\"filter\":{\"tenant\":\"t\"}")), UNKNOWN_FIELD, "filter.tenant: no such");
    assertRefused(
        query(asking(",\"filter\":{\"tags\":{\"none\":[]}}")), UNKNOWN_FIELD, "filter.tags.none");
    assertRefused(
        query(asking(",\"filter\":{\"tags\":[\"a\"]}")),
        WRONG_TYPE,
        "filter.tags: expected an object, found an array");
    assertRefused(query(asking(",\"filter\":{\"minValue\":2}")), INVALID_VALUE, "filter.minValue");
    assertRefused(
        query(asking(",\"filter\":{\"verdict\":\"won\"}")), INVALID_VALUE, "filter.verdict");
    assertRefused(query(asking(",\"filter\":[]")), WRONG_TYPE, "filter: expected an object");
  }

  @Test
  void takesANullFilterFieldForAbsentEvenIfItIsUnknown() {
    assertThat(query(asking(",\"filter\":{\"tenant\":null}")).query().filter())
        .isEqualTo(QueryFilter.NONE);
  }

  @Test
  void refusesNumbersOutsideTheirRange() {
    assertRefused(query(asking(",\"k\":5000")), INVALID_VALUE, "k: 5000 is not in [1, 1000]");
    assertRefused(query(asking(",\"k\":-1")), INVALID_VALUE, "k");
    assertRefused(query(asking(",\"minSimilarity\":1.5")), INVALID_VALUE, "minSimilarity");
    assertRefused(query(asking(",\"hops\":4")), INVALID_VALUE, "hops: 4 is not in [0, 3]");
    assertRefused(query(asking(",\"deadlineMillis\":0")), INVALID_VALUE, "deadlineMillis");
    assertRefused(query(asking(",\"at\":" + (Wire.KAFKA_TIME + 86_400_001))), FUTURE_TIME, "ahead");
  }

  @Test
  void refusesWrongTypes() {
    assertRefused(query(asking(",\"k\":\"10\"")), WRONG_TYPE, "k: expected a whole number");
    assertRefused(query(asking(",\"exact\":1")), WRONG_TYPE, "exact: expected a boolean");
    assertRefused(query(asking(",\"after\":\"e1\"")), WRONG_TYPE, "after: expected an object");
    assertRefused(query(asking(",\"kinds\":\"episode\"")), WRONG_TYPE, "kinds: expected an array");
    assertRefused(query(asking(",\"kinds\":[\"dream\"]")), INVALID_VALUE, "kinds[0]: \"dream\"");
    assertRefused(query(asking(",\"mode\":\"search\"")), INVALID_VALUE, "mode: \"search\"");
  }

  @Test
  void refusesAModeWithoutWhatItCannotDoWithout() {
    assertRefused(query(asking(",\"mode\":\"similar\"")), MISSING_FIELD, "text is missing");
    assertRefused(query(asking(",\"mode\":\"predict\"")), MISSING_FIELD, "state is missing");
    assertRefused(query(asking(",\"mode\":\"get\",\"ids\":[]")), MISSING_FIELD, "ids is missing");
    assertRefused(query(asking(",\"after\":{}")), MISSING_FIELD, "after.episode is missing");
    assertThat(
            query(asking(",\"mode\":\"similar\",\"embedding\":{\"model\":\"m\",\"vector\":[1,1]}"))
                .query())
        .isNotNull();
    for (String mode : List.of("recall", "complete", "list", "stats")) {
      assertThat(query(asking(",\"mode\":\"" + mode + "\"")).query()).isNotNull();
    }
  }

  @Test
  void readsWhichComponentsOfAPartialVectorAreKnown() {
    assertThat(query(completing("[true,false]")).query().mask()).containsExactly(true, false);
    assertThat(query(asking(",\"mode\":\"complete\"")).query().mask()).isNull();
  }

  @Test
  void refusesAMaskThatSaysNothingOfTheVector() {
    assertRefused(query(completing("[true]")), INVALID_VECTOR, "mask has 1 entries, the vector 2");
    assertRefused(query(completing("[false,false]")), INVALID_VECTOR, "is zero");
    assertRefused(query(completing("[false,true]")), INVALID_VECTOR, "is zero");
    assertRefused(query(completing("[1,0]")), WRONG_TYPE, "mask[0]: expected a boolean");
    assertRefused(query(completing("true")), WRONG_TYPE, "mask: expected an array");
    assertRefused(
        query(completing("[true" + ",true".repeat(4_096) + "]")), INVALID_VECTOR, "more than 4096");
    assertRefused(
        query(asking(",\"mode\":\"complete\",\"mask\":[true]")), MISSING_FIELD, "embedding");
    assertRefused(
        query(asking(",\"mask\":[true,true],\"embedding\":{\"model\":\"m\",\"vector\":[1,0]}")),
        INVALID_VALUE,
        "mask belongs to mode complete only");
  }

  private static String completing(String mask) {
    return asking(
        ",\"mode\":\"complete\",\"embedding\":{\"model\":\"m\",\"vector\":[1,0]},\"mask\":" + mask);
  }

  @Test
  void refusesAQueryWithoutIdOrSpace() {
    assertRefused(query("{\"space\":\"s\"}"), MISSING_FIELD, "query is missing");
    assertRefused(query("{\"query\":\"q\"}"), MISSING_FIELD, "space is missing");
    assertRefused(query("{\"query\":\"q\",\"space\":\"a/b\"}"), INVALID_SPACE, "space: \"a/b\"");
    assertRefused(query("{\"query\":\"a\\u0007b\"}"), INVALID_VALUE, "\"a b\" holds a control");
    assertRefused(query("[]"), MALFORMED, "not a JSON object");
  }

  @Test
  void measuresTextsAndLists() {
    assertRefused(
        query(asking(",\"text\":\"" + "t".repeat(10_001) + "\"")), TOO_LARGE, "text: 10001 bytes");
    assertRefused(
        query(asking(",\"ids\":[\"e\"" + ",\"e\"".repeat(1_000) + "]")),
        TOO_LARGE,
        "more than 1000 entries");
    assertRefused(
        query(asking(",\"kinds\":[\"episode\"" + ",\"episode\"".repeat(64) + "]")),
        TOO_LARGE,
        "more than 64 entries");
  }
}
