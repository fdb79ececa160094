package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.PatternKind;

class CandidateKeyTest {

  @Test
  void holdsWhatItIsMadeOf() {
    CandidateKey key =
        CandidateKey.of("airline", PatternKind.RECOVERY, "pay: declined", List.of("ask", "pay"));

    assertThat(key.domain()).isEqualTo("airline");
    assertThat(key.kind()).isEqualTo(PatternKind.RECOVERY);
    assertThat(key.condition()).isEqualTo("pay: declined");
    assertThat(key.tools()).containsExactly("ask", "pay");
    assertThat(key.text()).startsWith(CandidateKey.prefix("airline"));
  }

  @Test
  void holdsEmptyParts() {
    CandidateKey key = CandidateKey.of("", PatternKind.CONTEXT, "", List.of());

    assertThat(key.domain()).isEmpty();
    assertThat(key.condition()).isEmpty();
    assertThat(key.tools()).isEmpty();
  }

  @Test
  void isAnotherForEveryDifference() {
    assertThat(
            List.of(
                CandidateKey.of("d", PatternKind.SEQUENCE, "", List.of("a", "b")),
                CandidateKey.of("d", PatternKind.SEQUENCE, "", List.of("ab")),
                CandidateKey.of("d", PatternKind.DECISION, "a", List.of("b")),
                CandidateKey.of("d", PatternKind.RECOVERY, "a", List.of("b")),
                CandidateKey.of("e", PatternKind.RECOVERY, "a", List.of("b"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsSeparatorsOfItsPartsOut() {
    CandidateKey key = CandidateKey.of("a\u001fb", PatternKind.SEQUENCE, "", List.of("c\u001ed"));

    assertThat(key.domain()).isEqualTo("a b");
    assertThat(key.tools()).containsExactly("c d");
  }

  @Test
  void namesItsPatternForEver() {
    CandidateKey key = CandidateKey.of("airline", PatternKind.SEQUENCE, "", List.of("a", "b"));

    assertThat(PatternId.of(key)).isEqualTo("p-8a92aa271b31685e");
    assertThat(PatternId.isPattern(PatternId.of(key))).isTrue();
    assertThat(PatternId.isPattern("e1")).isFalse();
  }
}
