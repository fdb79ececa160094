package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.HitKind;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Verdict;
import org.mneme.wire.JsonCodec;
import picocli.CommandLine;

class QueryArgumentsTest {

  @Test
  void makesAQueryOfASpaceAndAText() {
    RecallQuery query = decoded("--space", "support", "cheap flight").query();

    assertThat(query.query()).isEqualTo("q1");
    assertThat(query.space()).isEqualTo("support");
    assertThat(query.text()).isEqualTo("cheap flight");
    assertThat(query.k()).isEqualTo(RecallQuery.DEFAULT_K);
    assertThat(query.mode()).isEqualTo(RecallMode.RECALL);
  }

  @Test
  void carriesEveryOptionToTheWire() {
    RecallQuery query =
        decoded(
                "--space",
                "s",
                "--k",
                "3",
                "--mode",
                "similar",
                "--min-similarity",
                "0.25",
                "--exact",
                "--explain",
                "--after",
                "e9",
                "--cursor",
                "c",
                "--kind",
                "episode",
                "--kind",
                "concept",
                "--hops",
                "2",
                "--id",
                "e1",
                "--id",
                "e2",
                "text")
            .query();

    assertThat(query.k()).isEqualTo(3);
    assertThat(query.mode()).isEqualTo(RecallMode.SIMILAR);
    assertThat(query.minSimilarity()).isEqualTo(0.25);
    assertThat(query.kinds()).containsExactlyInAnyOrder(HitKind.EPISODE, HitKind.CONCEPT);
    assertThat(query.hops()).isEqualTo(2);
    assertThat(query.exact()).isTrue();
    assertThat(query.explain()).isTrue();
    assertThat(query.after()).isEqualTo("e9");
    assertThat(query.cursor()).isEqualTo("c");
    assertThat(query.ids()).containsExactly("e1", "e2");
  }

  @Test
  void carriesEveryFilterToTheWire() {
    RecallQuery query =
        decoded(
                "--space",
                "s",
                "text",
                "--filter",
                "domain=airline",
                "--filter",
                "verdict=failure",
                "--filter",
                "minValue=0.5",
                "--filter",
                "after=2026-11-21T10:00:00Z",
                "--filter",
                "tags.all=a, b",
                "--filter",
                "tags.any=c")
            .query();

    assertThat(query.filter().domain()).isEqualTo("airline");
    assertThat(query.filter().verdict()).isEqualTo(Verdict.FAILURE);
    assertThat(query.filter().minValue()).isEqualTo(0.5);
    assertThat(query.filter().after()).isEqualTo(1_795_255_200_000L);
    assertThat(query.filter().tagsAll()).isEqualTo(List.of("a", "b"));
    assertThat(query.filter().tagsAny()).isEqualTo(List.of("c"));
  }

  @Test
  void leavesItToTheCodecToRefuse() {
    assertThat(refusal("--space", "s", "text", "--k", "5000")).startsWith("k");
    assertThat(refusal("--space", "s", "text", "--filter", "colour=red")).contains("colour");
    assertThat(refusal("--space", "s", "text", "--filter", "minValue=much")).contains("minValue");
    assertThat(refusal("--space", "s", "text", "--mode", "guess")).contains("mode");
  }

  @Test
  void needsASpace() {
    assertThatThrownBy(() -> decoded("text"))
        .isInstanceOf(CommandLine.MissingParameterException.class)
        .hasMessageContaining("--space");
  }

  private static String refusal(String... args) {
    return decoded(args).rejection().message();
  }

  private static Inbound decoded(String... args) {
    QueryArguments arguments = new QueryArguments();
    new CommandLine(arguments).parseArgs(args);
    byte[] json = arguments.toJson("q1").toString().getBytes(StandardCharsets.UTF_8);
    return new JsonCodec().decodeQuery(new Origin("mneme.queries", 0, 0, 0, null, json));
  }
}
