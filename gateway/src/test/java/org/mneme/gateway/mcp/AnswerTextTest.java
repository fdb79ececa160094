package org.mneme.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mneme.gateway.verbs.Body;

class AnswerTextTest {

  private static final String HIT =
      """
      {"kind":"episode","id":"e%d","score":0.91,"digest":{"verdict":"success",
       "task":{"description":"Book a flight"},"tools":["search","book"],
       "summary":"Searched, then booked.","findings":[{"sentence":"All steps succeeded."}]}}
      """;

  @Test
  void tellsEachHitWithItsIdTheToolsAndWhatWasFound() {
    assertThat(text("[" + HIT.formatted(1) + "]", 4_000))
        .isEqualTo(
            """
            query q1
            episode e1 score 0.91, success; task: Book a flight; tools: search → book
              Searched, then booked.
              - All steps succeeded.""");
  }

  @Test
  void tellsAPatternWithItsPlaybook() {
    String hit =
        """
        [{"kind":"pattern","id":"p1","score":0.5,"pattern":{"kind":"sequence","condition":"",
          "tools":["a","b"],"support":7,"successes":6},
          "playbook":{"steps":["a","b","c"],"pitfalls":[{"error":"no seat","tools":["refund"]}]}}]
        """;

    assertThat(text(hit, 4_000))
        .contains("pattern p1 score 0.50; sequence; tools: a → b; seen: 7; succeeded: 6")
        .contains("do: a → b → c")
        .contains("if no seat then refund");
  }

  @Test
  void neverExceedsItsLengthAndSaysWhatWasLeftOut() {
    StringBuilder hits = new StringBuilder("[");
    for (int i = 0; i < 20; i++) {
      hits.append(i == 0 ? "" : ",").append(HIT.formatted(i));
    }
    hits.append(']');
    for (int most = 200; most < 3_000; most += 37) {
      assertThat(text(hits.toString(), most)).hasSizeLessThanOrEqualTo(most);
    }
    assertThat(text(hits.toString(), 300)).contains("e0 ").endsWith("more did not fit)");
  }

  @Test
  void saysThatNothingWasFound() {
    assertThat(text("[]", 200)).isEqualTo("query q1\nnothing found");
  }

  private static String text(String hits, int maxChars) {
    String result = "{\"query\":\"q1\",\"hits\":" + hits + "}";
    return AnswerText.render(Body.read(result.getBytes(StandardCharsets.UTF_8)), maxChars);
  }
}
