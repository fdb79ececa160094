package org.mneme.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectHashTest {

  @Test
  void isTheSameForEver() {
    // printf USER/mia | sha256sum
    assertThat(SubjectHash.of(TargetKind.USER, "mia"))
        .isEqualTo("cdded86247b75cadfa3cf2a57dd9b8ac67ccc853a54252449c8ce97e46237d3e");
  }

  @Test
  void tellsAnAgentFromAUserOfTheSameName() {
    assertThat(SubjectHash.of(TargetKind.AGENT, "mia"))
        .isNotEqualTo(SubjectHash.of(TargetKind.USER, "mia"));
  }
}
